package dev.sportello.relay.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.stream.Collectors;

/// A real reverse proxy in a process of its own: one shop's site, with TLS, and behind some of its paths the relay.
/// Started and ended by one thread.
public final class ReverseProxy implements AutoCloseable {
    private final ServerProcess process;

    private ReverseProxy(ServerProcess process) {
        this.process = process;
    }

    /// The proxies that operators have.
    public enum Kind {
        NGINX,
        HAPROXY
    }

    /// What stands behind a path.
    ///
    /// @param port on this machine
    /// @param sockets whether WebSockets pass
    /// @param streams whether an answer passes before it is complete; all do at HAProxy
    public record Target(int port, boolean sockets, boolean streams) {
        public Target(int port, boolean sockets) {
            this(port, sockets, true);
        }
    }

    /// @param folder for its files
    /// @param port to listen on, as of [TestPorts#take]: the relay has to know the site before its proxy starts
    /// @param shop the port of the shop's own server
    /// @param relays by the path that is cut off, such as `/support/`; `/widget/` alone is passed on as it is
    public static ReverseProxy start(Kind kind, Path folder, int port, int shop, Map<String, Target> relays)
            throws IOException, GeneralSecurityException {
        var certificate = certificate(folder);
        var configuration = folder.resolve("proxy.conf");
        Files.writeString(
                configuration,
                switch (kind) {
                    case NGINX -> nginx(folder, certificate, port, shop, relays);
                    case HAPROXY -> haproxy(certificate, port, shop, relays);
                });
        var command = switch (kind) {
            case NGINX -> ServerProcess.nginx(folder, configuration);
            case HAPROXY -> ServerProcess.haproxy(configuration);
        };
        return new ReverseProxy(ServerProcess.start(command, folder, port));
    }

    /// The shop's site, as browsers see it.
    public static String origin(int port) {
        return "https://localhost:" + port;
    }

    @Override
    public void close() {
        process.close();
    }

    private static String nginx(Path folder, Path certificate, int port, int shop, Map<String, Target> relays) {
        return ServerProcess.nginxConfiguration(folder, """
                  map $http_upgrade $connection_upgrade { default upgrade; "" close; }
                  server {
                    listen 127.0.0.1:%1$d ssl;
                    ssl_certificate %2$s;
                    ssl_certificate_key %2$s;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    location / { proxy_pass http://127.0.0.1:%3$d; }
                %4$s
                  }
                """.formatted(port, certificate, shop, locations(relays)));
    }

    private static String locations(Map<String, Target> relays) {
        return relays.entrySet().stream()
                .map(entry -> """
                        location %s {
                          proxy_pass http://127.0.0.1:%d%s;
                          proxy_set_header Host $http_host;
                          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                          proxy_set_header X-Forwarded-Proto $scheme;
                        %s
                        %s
                        }
                        """.formatted(
                        entry.getKey(),
                        entry.getValue().port,
                        entry.getKey().equals("/widget/") ? "" : "/",
                        entry.getValue().sockets
                                ? "proxy_set_header Upgrade $http_upgrade;"
                                        + " proxy_set_header Connection $connection_upgrade;"
                                : "",
                        entry.getValue().streams ? "" : "proxy_buffering on; proxy_ignore_headers X-Accel-Buffering;"))
                .collect(Collectors.joining());
    }

    private static String haproxy(Path certificate, int port, int shop, Map<String, Target> relays) {
        var rules = new StringBuilder();
        var backends = new StringBuilder();
        var number = 0;
        for (var relay : relays.entrySet()) {
            var name = "relay" + number++;
            var path = relay.getKey();
            rules.append("  use_backend %s if { path_beg %s }\n".formatted(name, path));
            backends.append("backend %s\n".formatted(name));
            if (!relay.getValue().sockets) {
                backends.append("  http-request deny if { path_end /socket }\n");
            }
            if (!path.equals("/widget/")) {
                backends.append("  http-request replace-path %s(.*) /\\1\n".formatted(path));
            }
            backends.append("  server relay 127.0.0.1:%d\n".formatted(relay.getValue().port));
        }
        return """
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 60s
                  timeout server 60s
                  timeout tunnel 1h
                  option forwardfor
                frontend shop
                  bind 127.0.0.1:%1$d ssl crt %2$s
                  http-request set-header X-Forwarded-Proto https
                %4$s  default_backend shop
                backend shop
                  server shop 127.0.0.1:%3$d
                %5$s
                """.formatted(port, certificate, shop, rules, backends);
    }

    /// The certificate and its key in one file, as both proxies want them.
    private static Path certificate(Path folder) throws IOException, GeneralSecurityException {
        return Files.writeString(folder.resolve("proxy.pem"), TestCertificate.certificate() + TestCertificate.key());
    }
}
