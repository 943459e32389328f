package dev.sportello.relay.check;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// The files of the page: the same for everybody, without anything of the shop. Thread-safe.
public final class CheckPage {
    /// Its own scripts and styles, and requests to the relay: nothing else.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private static final Map<String, String> TYPES = Map.of(
            "check.js", "text/javascript",
            "policy.js", "text/javascript",
            "texts.js", "text/javascript",
            "check.css", "text/css");

    /// `GET /widget/check`
    public void page(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        send(ctx, "check.html", "text/html");
    }

    /// `GET /widget/check/{file}`
    public void file(Context ctx) {
        var name = ctx.pathParam("file");
        var type = TYPES.get(name);
        if (type == null) {
            ctx.status(404);
        } else {
            send(ctx, name, type);
        }
    }

    private static void send(Context ctx, String name, String type) {
        ctx.header("Cache-Control", "no-cache");
        ctx.contentType(type + "; charset=utf-8");
        try (var file = CheckPage.class.getResourceAsStream("/check/" + name)) {
            ctx.result(Objects.requireNonNull(file, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
