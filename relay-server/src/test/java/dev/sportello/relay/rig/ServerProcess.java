package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A proxy, a load balancer or another server as people have it, in a process of its own. Started and ended by one
/// thread.
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts it and waits until it listens.
    ///
    /// @param folder for its log
    /// @param port on which it is told to listen, as of [TestPorts#take]
    public static ServerProcess start(List<String> command, Path folder, int port) throws IOException {
        var log = folder.resolve("server.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new ServerProcess(process, port, log);
        Awaitility.await().until(server::answers);
        return server;
    }

    /// The command that runs nginx.
    static List<String> nginx(Path folder, Path configuration) {
        return List.of(program("nginx"), "-p", folder.toString(), "-c", configuration.toString());
    }

    /// The command that runs HAProxy.
    static List<String> haproxy(Path configuration) {
        return List.of(program("haproxy"), "-db", "-f", configuration.toString());
    }

    /// A whole configuration of nginx, whose files are all in one folder.
    ///
    /// @param http what stands in its `http` block
    static String nginxConfiguration(Path folder, String http) {
        return """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log stderr;
                events { worker_connections 512; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  # Started by root, it runs as a user who may not write there.
                  client_body_buffer_size 6m;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  %2$s
                }
                """.formatted(folder, http);
    }

    /// @throws IllegalStateException with what to install, if there is no such program
    public static String program(String name) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/", "/opt/homebrew/bin/")
                .map(folder -> Path.of(folder + name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Install %1$s (Debian: apt-get install %1$s).".formatted(name)))
                .toString();
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server did not start: " + Files.readString(log));
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        var _ = process.onExit().join();
    }
}
