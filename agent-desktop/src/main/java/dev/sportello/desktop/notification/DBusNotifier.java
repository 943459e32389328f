package dev.sportello.desktop.notification;

import dev.sportello.desktop.bus.BusThread;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.model.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications over the message bus of a session, as Linux desktops have them (Desktop Notifications Specification
/// 1.2). It connects when there is something to show, and anew when the bus or the service has been restarted.
final class DBusNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(DBusNotifier.class);
    private static final String PROGRAM = "Sportello";
    private static final String CLICK = "default";
    private static final String CLOSE = "close";
    private static final String REPLY = "inline-reply";
    private static final String MARKUP = "body-markup";
    private static final UInt32 NEW = new UInt32(0);
    private static final int SERVICE_DECIDES = -1;
    private static final int LONGEST_TEXT = 240;
    private static final int MOST_REMEMBERED = 200;

    private final @Nullable String bus;
    private final Consumer<NotificationAct> acts;

    private final BusThread thread = new BusThread("notifications");
    private final Map<Topic, UInt32> shown = new HashMap<>();

    /// What the service may still speak of: a click can come after the news that the notification has gone.
    private final Map<UInt32, Topic> topic = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UInt32, Topic> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private @Nullable Link link;

    private record Link(DBusConnection connection, FreedesktopNotifications service, Set<String> capabilities) {
        boolean can(String capability) {
            return capabilities.contains(capability);
        }
    }

    /// @param bus the address of the session's bus; null for none
    /// @param acts receives what the agent does, on a thread of the notifier
    DBusNotifier(@Nullable String bus, Consumer<NotificationAct> acts) {
        this.bus = bus;
        this.acts = acts;
    }

    @Override
    public CompletableFuture<NotificationResult> show(Notification notification) {
        if (bus == null) {
            return CompletableFuture.completedFuture(new NotificationResult.NotTaken(
                    NotificationResult.Reason.NO_SESSION, "DBUS_SESSION_BUS_ADDRESS names no socket."));
        }
        var address = bus;
        try {
            return thread.ask(() -> deliver(address, notification));
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(
                    new NotificationResult.NotTaken(NotificationResult.Reason.FAILED, "The program is ending."));
        }
    }

    @Override
    public void withdraw(Topic past) {
        thread.perform(() -> takeAway(past));
    }

    @Override
    public void close() {
        thread.close(() -> {
            List.copyOf(shown.keySet()).forEach(this::takeAway);
            disconnect();
        });
    }

    private NotificationResult deliver(String address, Notification notification) {
        try {
            return send(connected(address), notification);
        } catch (DBusException | RuntimeException first) {
            LOG.debug("The connection to the notification service is made anew.", first);
            disconnect();
        }
        try {
            return send(connected(address), notification);
        } catch (DBusExecutionException e) {
            return new NotificationResult.NotTaken(NotificationResult.Reason.NO_SERVER, String.valueOf(e.getMessage()));
        } catch (DBusException | RuntimeException e) {
            LOG.debug("No notification can be shown.", e);
            return new NotificationResult.NotTaken(NotificationResult.Reason.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private NotificationResult send(Link to, Notification notification) {
        var id = to.service.show(
                PROGRAM,
                shown.getOrDefault(notification.topic(), NEW),
                "",
                title(to, notification.title()),
                body(to, notification.text()),
                actions(to, notification),
                hints(notification),
                SERVICE_DECIDES);
        shown.put(notification.topic(), id);
        topic.put(id, notification.topic());
        return new NotificationResult.Taken();
    }

    /// A title has no markup by the specification. Of a service that does not say what it knows, nothing is sure.
    private static String title(Link to, String text) {
        var line = ShownText.line(text);
        return to.can(MARKUP) ? line : withoutTags(line);
    }

    /// Services that know markup would take what a shopper wrote for it. Some know it and do not say so.
    private static String body(Link to, String text) {
        var cut = text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
        var shown = ShownText.of(cut);
        return to.can(MARKUP)
                ? shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : withoutTags(shown);
    }

    /// With quotation marks that look like the brackets of tags.
    private static String withoutTags(String text) {
        return text.replace('<', '\u2039').replace('>', '\u203A');
    }

    private static List<String> actions(Link to, Notification notification) {
        var actions = new ArrayList<String>();
        if (to.can("actions")) {
            var buttons = notification.buttons();
            actions.addAll(List.of(CLICK, buttons.open()));
            if (notification.topic() instanceof Topic.OneTicket) {
                if (buttons.reply() != null && to.can(REPLY)) {
                    actions.addAll(List.of(REPLY, buttons.reply()));
                }
                actions.addAll(List.of(CLOSE, buttons.close()));
            }
        }
        return actions;
    }

    private static Map<String, Variant<?>> hints(Notification notification) {
        var hints = new HashMap<String, Variant<?>>();
        hints.put("desktop-entry", new Variant<>("sportello"));
        hints.put("category", new Variant<>("im.received"));
        if (notification.silent()) {
            hints.put("suppress-sound", new Variant<>(true));
        } else {
            hints.put("sound-name", new Variant<>("message-new-instant"));
        }
        return hints;
    }

    private void takeAway(Topic past) {
        var id = shown.remove(past);
        var there = link;
        if (id == null || there == null) {
            return;
        }
        try {
            there.service.withdraw(id);
        } catch (RuntimeException e) {
            // It has gone by itself, or the service has.
            LOG.debug("A notification could not be withdrawn.", e);
        }
    }

    private Link connected(String address) throws DBusException {
        var there = link;
        if (there != null && there.connection.isConnected()) {
            return there;
        }
        var connection =
                DBusConnectionBuilder.forAddress(address).withShared(false).build();
        try {
            var service = connection.getRemoteObject(
                    FreedesktopNotifications.NAME, FreedesktopNotifications.PATH, FreedesktopNotifications.class);
            var _ = connection.addSigHandler(
                    FreedesktopNotifications.ActionInvoked.class,
                    signal -> thread.perform(() -> did(signal.id, signal.action)));
            var _ = connection.addSigHandler(
                    FreedesktopNotifications.NotificationReplied.class,
                    signal -> thread.perform(() -> replied(signal.id, signal.text)));
            var made = new Link(connection, service, Set.copyOf(service.capabilities()));
            link = made;
            return made;
        } catch (DBusException | RuntimeException e) {
            connection.disconnect();
            throw e;
        }
    }

    private void disconnect() {
        if (link != null) {
            link.connection.disconnect();
            link = null;
        }
        // Another service has other numbers.
        shown.clear();
        topic.clear();
    }

    private void did(UInt32 id, String action) {
        var clicked = topic.get(id);
        if (clicked == null) {
            return;
        }
        if (action.equals(CLICK)) {
            acts.accept(new NotificationAct.Opened(clicked));
        } else if (action.equals(CLOSE) && clicked instanceof Topic.OneTicket(TicketId ticket)) {
            acts.accept(new NotificationAct.CloseAsked(ticket));
        }
    }

    private void replied(UInt32 id, String text) {
        if (topic.get(id) instanceof Topic.OneTicket(TicketId ticket)) {
            acts.accept(new NotificationAct.Replied(ticket, text));
        }
    }
}
