package dev.sportello.desktop.notification;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.bus.TestBus;
import dev.sportello.relay.rig.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// dunst, on a display and a message bus of its own. Used from the test's thread.
public final class NotificationDaemon implements AutoCloseable {
    private static final String SERVICE = FreedesktopNotifications.NAME;
    private static final String PATH = FreedesktopNotifications.PATH;

    private final TestBus bus;
    private final String display;
    private final Path folder;
    private final List<String> options;
    private final Process screen;
    private final DBusConnection connection;
    private Process dunst;

    /// As it is installed.
    ///
    /// @param folder there is one already; for the socket of the bus
    public NotificationDaemon(Path folder) throws Exception {
        this(folder, List.of());
    }

    /// @param options of dunst
    NotificationDaemon(Path folder, List<String> options) throws Exception {
        this.options = options;
        this.folder = folder;
        bus = new TestBus(folder);
        screen = new ProcessBuilder(ServerProcess.program("Xvfb"), "-displayfd", "1", "-screen", "0", "800x600x24")
                .redirectError(folder.resolve("screen.log").toFile())
                .start();
        display = ":" + firstLine(screen);
        connection = bus.connect();
        dunst = startDunst();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private Process startDunst() throws IOException {
        var words = new ArrayList<>(List.of(ServerProcess.program("dunst")));
        words.addAll(options);
        var command =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("DISPLAY", display);
        command.environment().put("DBUS_SESSION_BUS_ADDRESS", bus.address());
        command.environment().remove("WAYLAND_DISPLAY");
        // Whoever runs the tests may have a configuration.
        command.environment().put("XDG_CONFIG_HOME", folder.toString());
        var started = command.start();
        await("dunst").ignoreExceptions().until(() -> shown() == 0);
        return started;
    }

    /// A notifier of its bus.
    public Function<Consumer<NotificationAct>, Notifier> notifiers() {
        return acts -> new DBusNotifier(bus.address(), acts);
    }

    /// How many notifications are on the screen.
    public long shown() throws DBusException {
        UInt32 length = connection
                .getRemoteObject(SERVICE, PATH, Properties.class)
                .Get("org.dunstproject.cmd0", "displayedLength");
        return length.longValue();
    }

    /// Clicks the oldest notification that is shown.
    public void click() throws DBusException {
        dunst().click(new UInt32(0));
    }

    /// What one notification said, as the daemon received it.
    public record Said(String title, String text) {}

    /// Takes all notifications from the screen.
    ///
    /// @return every one that has ever been there, the newest first
    public List<Said> closeAll() throws DBusException {
        dunst().closeAll();
        await("an empty screen").until(() -> shown() == 0);
        return dunst().past().stream()
                .map(one -> new Said(text(one, "summary"), text(one, "body")))
                .toList();
    }

    private static String text(Map<String, Variant<?>> notification, String name) {
        return String.valueOf(
                Objects.requireNonNull(notification.get(name), name).getValue());
    }

    /// Says something as the daemon would: dunst itself offers no answers, and its menu needs a mouse.
    void say(DBusSignal signal) throws DBusException {
        connection.sendMessage(signal);
    }

    void stopDunst() {
        dunst.destroy();
        var _ = dunst.onExit().join();
    }

    void startDunstAgain() throws IOException {
        dunst = startDunst();
    }

    private Dunst dunst() throws DBusException {
        return connection.getRemoteObject(SERVICE, PATH, Dunst.class);
    }

    @Override
    public void close() {
        connection.disconnect();
        stopDunst();
        screen.destroy();
        var _ = screen.onExit().join();
        bus.close();
    }
}
