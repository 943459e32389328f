package dev.sportello.desktop.connection;

import dev.sportello.relay.rig.ServerProcess;
import dev.sportello.relay.rig.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A real proxy on the way out, in a process of its own: tinyproxy. Started and ended by one thread.
final class OutgoingProxy implements AutoCloseable {
    private final ServerProcess process;
    private final int port;
    private final Path log;

    private OutgoingProxy(ServerProcess process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// @param folder for its files
    static OutgoingProxy start(Path folder) throws IOException {
        return start(folder, "");
    }

    /// One that lets only those through who name themselves.
    static OutgoingProxy withPassword(Path folder) throws IOException {
        return start(folder, "BasicAuth anna secret");
    }

    private static OutgoingProxy start(Path folder, String more) throws IOException {
        var port = TestPorts.take();
        var log = folder.resolve("tinyproxy.log");
        var configuration = Files.writeString(folder.resolve("tinyproxy.conf"), """
                Port %d
                Listen 127.0.0.1
                Timeout 600
                LogFile "%s"
                LogLevel Connect
                MaxClients 50
                %s
                """.formatted(port, log, more));
        var command = List.of(ServerProcess.program("tinyproxy"), "-d", "-c", configuration.toString());
        return new OutgoingProxy(ServerProcess.start(command, folder, port), port, log);
    }

    int port() {
        return port;
    }

    /// How many tunnels were asked for.
    long tunnels() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(": CONNECT "))
                .count();
    }

    @Override
    public void close() {
        process.close();
    }
}
