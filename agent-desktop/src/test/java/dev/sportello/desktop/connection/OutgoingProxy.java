package dev.sportello.desktop.connection;

import dev.sportello.relay.rig.ReverseProxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;

/// A real proxy on the way out, in a process of its own: tinyproxy. Started and ended by one thread.
final class OutgoingProxy implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;

    private OutgoingProxy(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// @param folder for its files
    static OutgoingProxy start(Path folder) throws IOException {
        var port = ReverseProxy.freePort();
        var log = folder.resolve("tinyproxy.log");
        var configuration = Files.writeString(folder.resolve("tinyproxy.conf"), """
                Port %d
                Listen 127.0.0.1
                Timeout 600
                LogFile "%s"
                LogLevel Connect
                MaxClients 50
                """.formatted(port, log));
        var process = new ProcessBuilder(ReverseProxy.program("tinyproxy"), "-d", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var proxy = new OutgoingProxy(process, port, log);
        Awaitility.await().until(proxy::answers);
        return proxy;
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
        process.destroy();
        var _ = process.onExit().join();
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The proxy did not start.");
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
