package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;

/// A real load balancer in a process of its own, before two relays, as a file of `docs/operating` sets it up; but for
/// TLS, and for where everybody is. Started and ended by one thread.
public final class Balancer implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("..", "docs", "operating");

    private final Process process;
    private final int port;

    private Balancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Those that the documentation has a file for.
    public enum Kind {
        HAPROXY,
        NGINX,
        CADDY
    }

    /// @param folder for its files
    /// @param relays the ports of two relays on this machine
    public static Balancer start(Kind kind, Path folder, List<Integer> relays) throws IOException {
        var port = ReverseProxy.freePort();
        var configuration = folder.resolve("balancer.conf");
        Files.writeString(
                configuration,
                configuration(kind, folder, port)
                        .replace("10.0.0.11:8080", "127.0.0.1:" + relays.get(0))
                        .replace("10.0.0.12:8080", "127.0.0.1:" + relays.get(1)));
        var process = new ProcessBuilder(command(kind, folder, configuration))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("balancer.log").toFile())
                .start();
        var balancer = new Balancer(process, port);
        Awaitility.await().until(balancer::answers);
        return balancer;
    }

    private static String configuration(Kind kind, Path folder, int port) throws IOException {
        return switch (kind) {
            case HAPROXY -> example("haproxy.cfg").replace(":443 ssl crt /etc/haproxy/shop.pem", "127.0.0.1:" + port);
            case NGINX ->
                """
                    daemon off;
                    pid %1$s/nginx.pid;
                    error_log stderr;
                    events { worker_connections 512; }
                    http {
                      access_log off;
                      client_body_temp_path %1$s/body;
                      proxy_temp_path %1$s/proxy;
                      fastcgi_temp_path %1$s/fastcgi;
                      uwsgi_temp_path %1$s/uwsgi;
                      scgi_temp_path %1$s/scgi;
                      %2$s
                    }
                    """.formatted(
                                folder,
                                example("nginx.conf")
                                        .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                                        .replaceAll(" *ssl_certificate(_key)? [^;]*;\n", ""));
            case CADDY ->
                "{\n admin off\n}\n"
                        + example("Caddyfile").replace("chat.shop.example {", "http://127.0.0.1:" + port + " {");
        };
    }

    private static String example(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name));
    }

    private static List<String> command(Kind kind, Path folder, Path configuration) {
        return switch (kind) {
            case HAPROXY -> List.of(ReverseProxy.program("haproxy"), "-db", "-f", configuration.toString());
            case NGINX ->
                List.of(ReverseProxy.program("nginx"), "-p", folder.toString(), "-c", configuration.toString());
            case CADDY ->
                List.of(
                        ReverseProxy.program("caddy"),
                        "run",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        configuration.toString());
        };
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The balancer did not start: see its balancer.log.");
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
