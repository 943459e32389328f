package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A real load balancer in a process of its own, before two relays, as a file of `docs/operating` sets it up; but for
/// TLS, and for where everybody is. Started and ended by one thread.
public final class Balancer implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("..", "docs", "operating");

    private final ServerProcess process;
    private final int port;

    private Balancer(ServerProcess process, int port) {
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
        var port = TestPorts.take();
        var configuration = folder.resolve("balancer.conf");
        Files.writeString(
                configuration,
                configuration(kind, folder, port)
                        .replace("10.0.0.11:8080", "127.0.0.1:" + relays.get(0))
                        .replace("10.0.0.12:8080", "127.0.0.1:" + relays.get(1)));
        return new Balancer(ServerProcess.start(command(kind, folder, configuration), folder, port), port);
    }

    private static String configuration(Kind kind, Path folder, int port) throws IOException {
        return switch (kind) {
            case HAPROXY -> example("haproxy.cfg").replace(":443 ssl crt /etc/haproxy/shop.pem", "127.0.0.1:" + port);
            case NGINX ->
                ServerProcess.nginxConfiguration(
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
            case HAPROXY -> ServerProcess.haproxy(configuration);
            case NGINX -> ServerProcess.nginx(folder, configuration);
            case CADDY ->
                List.of(
                        ServerProcess.program("caddy"),
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

    @Override
    public void close() {
        process.close();
    }
}
