package dev.sportello.relay.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sportello.relay.rig.ShopKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A shop's server: one page, with whichever widget is asked for, and the files of others' widgets. Sends everything
/// compressed, as shops do. Thread-safe.
final class WidgetPages implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>A shop</title>
            <style>body { font: 16px/1.5 sans-serif; margin: 40px auto; max-width: 900px }</style>
            %s
            <h1>A shop</h1>
            %s
            """;

    /// As Rocket.Chat documents it: an agent is there, and nothing is asked of who writes first.
    private static final String ROCKET_CHAT_CONFIGURATION = """
            {"success": true, "config": {"enabled": true, "online": true, "departments": [], "messages": {},
             "resources": {}, "triggers": [], "theme": {"title": "Chat", "color": "#1d74f5"},
             "settings": {"registrationForm": false, "showConnecting": false, "language": "en"}}}""";

    private final HttpServer server;
    private final ShopKey key;
    private final String relay;
    private final Path livechat;
    private final Path n8n;
    private volatile Widget shown = Widget.NONE;

    /// @param relay its address, without a slash at its end
    /// @param folder empty; others' widgets are unpacked into it
    WidgetPages(ShopKey key, String relay, Path folder, int port) throws IOException, InterruptedException {
        this.key = key;
        this.relay = relay;
        livechat = NpmPackage.ROCKET_CHAT.unpack(folder.resolve("livechat")).resolve("build");
        n8n = NpmPackage.N8N_CHAT.unpack(folder.resolve("n8n"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> send(exchange, "text/html", page()));
        server.createContext("/identity", exchange -> send(exchange, "text/plain", identity()));
        server.createContext("/api/", exchange -> send(exchange, "application/json", ROCKET_CHAT_CONFIGURATION));
        server.createContext("/livechat", exchange -> file(exchange, "/livechat", livechat));
        server.createContext("/n8n", exchange -> file(exchange, "/n8n", n8n));
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Which widget the page has from now on.
    void show(Widget widget) {
        shown = widget;
    }

    private String page() {
        var tags = shown.tags().replace("%SHOP%", origin()).replace("%RELAY%", relay);
        return PAGE.formatted(tags, "<p>Goods of many kinds, for every day of the year.</p>".repeat(60));
    }

    private String identity() {
        return key.identity("c-7", "Maria Rossi", Clock.systemUTC());
    }

    private static void file(HttpExchange exchange, String prefix, Path folder) throws IOException {
        var name = exchange.getRequestURI().getPath().substring(prefix.length()).replaceFirst("^/", "");
        var file = folder.resolve(name.isEmpty() ? "index.html" : name).normalize();
        if (file.startsWith(folder) && Files.isRegularFile(file)) {
            // A Rocket.Chat server tells its page where it is itself.
            var text = Files.readString(file).replace("<body>", "<body><script>SERVER_URL = origin</script>");
            send(exchange, type(file.toString()), text);
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    private static String type(String file) {
        var ending = file.substring(file.lastIndexOf('.') + 1);
        return Map.of("js", "text/javascript", "mjs", "text/javascript", "css", "text/css", "html", "text/html")
                .getOrDefault(ending, "application/octet-stream");
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var compressed = new GZIPOutputStream(bytes)) {
            compressed.write(text.getBytes(UTF_8));
        }
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, bytes.size());
        bytes.writeTo(exchange.getResponseBody());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
