package dev.sportello.relay.hub;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sportello.relay.rig.ShopKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A shop on an origin of its own. The query of a page says what it is like: `who` is signed in, `lang`, `dir`, `how`
/// it hands over the identity, and by which `key` its server signs; or which `page` of a test it is. Thread-safe.
final class ShopPages implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s" dir="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>A shop</title>
            <script async src="%swidget/sportello.js"></script>
            <script src="/shop.js"></script>
            <body><main><h1>A shop</h1><p>Goods</p><a href="#goods">All goods</a></main>
            """;

    /// One call, made before the hub's script has come.
    private static final String SCRIPT = """
            const query = new URLSearchParams(location.search);
            const identity = async () => (await fetch("/identity" + location.search)).text();
            if (!window.Sportello?.q?.push) window.Sportello = { q: [] };
            const call = (...all) => window.Sportello.q.push(all);
            if (query.get("how") === "token") identity().then((token) => call("identify", token));
            else if (query.get("who")) call("identify", identity);
            """;

    private final HttpServer server;
    private final ShopKey key;
    private final Clock clock;
    private final AtomicInteger identities = new AtomicInteger();
    private final Map<String, OwnPage> own = new ConcurrentHashMap<>();
    private volatile String relay = "";

    ShopPages(ShopKey key, Clock clock) throws IOException {
        this.key = key;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::page);
        server.createContext("/shop.js", exchange -> send(exchange, "text/javascript", SCRIPT));
        server.createContext("/identity", this::identity);
        server.createContext("/libraries/", ShopPages::library);
        server.createContext("/npm/", ShopPages::npm);
        server.start();
    }

    /// @param address of the relay, with a slash at its end
    void loadHubFrom(String address) {
        relay = address;
    }

    /// Adds a page that is as it says, without a policy; its query names it as `page`. In it, `%HUB%` stands for the
    /// hub's script, and `%SHOP%` for the tags of a usual page. What begins with `<?xml` is XHTML.
    void add(String name, String html) {
        add(name, html, "");
    }

    /// @param policy its Content-Security-Policy, with places for the relay's address over HTTP and as a socket's
    void add(String name, String html, String policy) {
        own.put(name, new OwnPage(html, policy));
    }

    private record OwnPage(String html, String policy) {}

    int port() {
        return server.getAddress().getPort();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// How many identities were asked for.
    int identities() {
        return identities.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void page(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        if (query.containsKey("page")) {
            var own = this.own.getOrDefault(query.get("page"), new OwnPage("", ""));
            allow(exchange, own.policy);
            var html = own.html
                    .replace("%SHOP%", "<script async src=%HUB%></script><script src=/shop.js></script>")
                    .replace("%HUB%", relay + "widget/sportello.js");
            send(exchange, html.startsWith("<?xml") ? "application/xhtml+xml" : "text/html; charset=utf-8", html);
            return;
        }
        var policy = "default-src 'none'; script-src 'self' %1$s; style-src 'self'; connect-src 'self' %1$s %2$s; "
                + "require-trusted-types-for 'script'; trusted-types 'none'";
        allow(exchange, policy);
        var page = PAGE.formatted(query.getOrDefault("lang", "en"), query.getOrDefault("dir", "ltr"), relay);
        send(exchange, "text/html; charset=utf-8", page);
    }

    private void allow(HttpExchange exchange, String policy) {
        if (!policy.isEmpty()) {
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", policy.formatted(relay, relay.replaceFirst("^http", "ws")));
        }
    }

    private static void npm(HttpExchange exchange) throws IOException {
        var file = exchange.getRequestURI().getPath().replaceFirst("^/npm/", "src/test/npm/node_modules/");
        send(exchange, "text/javascript", Files.readString(Path.of(file)));
    }

    private static void library(HttpExchange exchange) throws IOException {
        var file = exchange.getRequestURI().getPath().replaceFirst("^/libraries/", "/shop-libraries/");
        try (var script = requireNonNull(ShopPages.class.getResourceAsStream(file), file)) {
            send(exchange, "text/javascript", new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void identity(HttpExchange exchange) throws IOException {
        identities.incrementAndGet();
        var query = query(exchange);
        var signer =
                query.containsKey("key") ? new ShopKey("test", query.get("key").getBytes(StandardCharsets.UTF_8)) : key;
        var who = query.getOrDefault("who", "");
        send(exchange, "text/plain", signer.identity(who, who, clock));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var values = new HashMap<String, String>();
        var query = exchange.getRequestURI().getRawQuery();
        for (var pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
