package dev.sportello.desktop.tray;

import dev.sportello.desktop.bus.BusThread;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tray of Linux desktops, over the message bus of the session: an item that the tray asks, and a menu that it
/// draws. It reports itself again when the tray comes anew. The number goes to docks as well, whether or not there are
/// any.
final class StatusNotifierTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifierTray.class);
    private static final String ENTRY = "application://sportello.desktop";

    private final String bus;
    private final Consumer<TrayAct> acts;

    private final BusThread thread = new BusThread("tray");
    private volatile @Nullable TrayView view;
    private @Nullable Link link;
    private boolean failed;

    private record Link(DBusConnection connection, TrayMenu menu) {}

    /// @param bus the address of the session's bus
    StatusNotifierTray(String bus, Consumer<TrayAct> acts) {
        this.bus = bus;
        this.acts = acts;
    }

    @Override
    public void show(TrayView next) {
        if (!next.equals(view)) {
            view = next;
            thread.perform(() -> tell(next));
        }
    }

    @Override
    public void close() {
        thread.close(() -> {
            var there = link;
            if (there != null) {
                badge(there.connection, 0);
                there.connection.disconnect();
            }
            link = null;
        });
    }

    private void tell(TrayView next) {
        if (failed) {
            return;
        }
        try {
            var there = link;
            if (there == null) {
                there = connect(next);
                link = there;
            } else {
                there.connection.sendMessage(new StatusNotifierItem.NewIcon(StatusNotifierItem.PATH));
                there.connection.sendMessage(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
                there.connection.sendMessage(new DBusMenu.LayoutUpdated(DBusMenu.PATH, there.menu.next(), 0));
            }
            badge(there.connection, next.unread());
        } catch (DBusException | RuntimeException e) {
            // The window shows the same.
            LOG.debug("There is no tray.", e);
            failed = true;
        }
    }

    private Link connect(TrayView first) throws DBusException {
        var connection = DBusConnectionBuilder.forAddress(bus).withShared(false).build();
        try {
            var menu = new TrayMenu(() -> shown(first), acts);
            connection.exportObject(StatusNotifierItem.PATH, new TrayItem(() -> shown(first), acts));
            connection.exportObject(DBusMenu.PATH, menu);
            var _ = connection.addSigHandler(DBus.NameOwnerChanged.class, change -> {
                if (change.name.equals(StatusNotifierWatcher.NAME) && !change.newOwner.isEmpty()) {
                    thread.perform(() -> report(connection));
                }
            });
            report(connection);
            return new Link(connection, menu);
        } catch (DBusException | RuntimeException e) {
            connection.disconnect();
            throw e;
        }
    }

    private TrayView shown(TrayView first) {
        var now = view;
        return now == null ? first : now;
    }

    /// Where there is no tray yet, it is waited for.
    private static void report(DBusConnection connection) {
        try {
            connection
                    .getRemoteObject(
                            StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class)
                    .register(connection.getUniqueName());
        } catch (DBusException | RuntimeException e) {
            LOG.debug("No tray takes the icon.", e);
        }
    }

    private static void badge(DBusConnection connection, int unread) {
        var values = new HashMap<String, Variant<?>>(
                Map.of("count", new Variant<>((long) unread), "count-visible", new Variant<>(unread > 0)));
        try {
            connection.sendMessage(new LauncherEntry.Update(LauncherEntry.PATH, ENTRY, values));
        } catch (DBusException e) {
            LOG.debug("No dock is told the number.", e);
        }
    }
}
