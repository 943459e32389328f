package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A real reverse proxy in a process of its own: one shop's site, with TLS, and behind some of its paths the relay.
/// Started and ended by one thread.
public final class ReverseProxy implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final Process process;
    private final int port;

    private ReverseProxy(Process process, int port) {
        this.process = process;
        this.port = port;
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
    public record Target(int port, boolean sockets) {}

    /// @param folder for its files
    /// @param port to listen on, as of [#freePort]: the relay has to know the site before its proxy starts
    /// @param shop the port of the shop's own server
    /// @param relays by the path that is cut off, such as `/support/`; `/widget/` alone is passed on as it is
    public static ReverseProxy start(Kind kind, Path folder, int port, int shop, Map<String, Target> relays)
            throws IOException, InterruptedException, GeneralSecurityException {
        var certificate = certificate(folder);
        var configuration = folder.resolve("proxy.conf");
        Files.writeString(
                configuration,
                switch (kind) {
                    case NGINX -> nginx(folder, certificate, port, shop, relays);
                    case HAPROXY -> haproxy(certificate, port, shop, relays);
                });
        var command = switch (kind) {
            case NGINX -> List.of(program("nginx"), "-p", folder.toString(), "-c", configuration.toString());
            case HAPROXY -> List.of(program("haproxy"), "-db", "-f", configuration.toString());
        };
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("proxy.log").toFile())
                .start();
        var proxy = new ReverseProxy(process, port);
        Awaitility.await().until(proxy::answers);
        return proxy;
    }

    /// The shop's site, as browsers see it.
    public static String origin(int port) {
        return "https://localhost:" + port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        var _ = process.onExit().join();
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The proxy did not start: see its proxy.log.");
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private static String nginx(Path folder, Path certificate, int port, int shop, Map<String, Target> relays) {
        return """
                daemon off;
                worker_processes 1;
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
                  map $http_upgrade $connection_upgrade { default upgrade; "" close; }
                  server {
                    listen 127.0.0.1:%2$d ssl;
                    ssl_certificate %3$s;
                    ssl_certificate_key %3$s;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    location / { proxy_pass http://127.0.0.1:%4$d; }
                %5$s
                  }
                }
                """.formatted(folder, port, certificate, shop, locations(relays));
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
                        }
                        """.formatted(
                                entry.getKey(),
                                entry.getValue().port,
                                entry.getKey().equals("/widget/") ? "" : "/",
                                entry.getValue().sockets
                                        ? "proxy_set_header Upgrade $http_upgrade;"
                                                + " proxy_set_header Connection $connection_upgrade;"
                                        : ""))
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

    /// A certificate that nobody trusts, and its key, in one file.
    private static Path certificate(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("proxy.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(keytool, "-storepass", PASSWORD, "-keystore", store.toString()));
        command.addAll(List.of("-genkeypair", "-alias", "shop", "-keyalg", "EC", "-dname", "CN=localhost"));
        var made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException("keytool made no certificate.");
        }
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return Files.writeString(
                folder.resolve("proxy.pem"),
                pem("CERTIFICATE", keys.getCertificate("shop").getEncoded())
                        + pem(
                                "PRIVATE KEY",
                                keys.getKey("shop", PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    }

    /// The path of a program that tests need.
    public static String program(String name) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/", "/opt/homebrew/bin/")
                .map(folder -> Path.of(folder + name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Install %1$s (Debian: apt-get install %1$s).".formatted(name)))
                .toString();
    }

    /// A port on which nobody listens.
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
