package dev.sportello.desktop.bus;

import static org.awaitility.Awaitility.await;

import dev.sportello.relay.rig.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// A message bus of a test's own, as the session of a Linux desktop has one. Used from the test's thread.
public final class TestBus implements AutoCloseable {
    private final Process process;
    private final String address;

    /// @param folder there is one already; for the socket
    public TestBus(Path folder) throws IOException {
        var socket = folder.resolve("bus");
        address = "unix:path=" + socket;
        process = new ProcessBuilder(
                        ServerProcess.program("dbus-daemon"),
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bus.log").toFile())
                .start();
        await("the bus").until(() -> Files.exists(socket));
    }

    public String address() {
        return address;
    }

    /// Another connection.
    public DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    @Override
    public void close() {
        process.destroy();
        var _ = process.onExit().join();
    }
}
