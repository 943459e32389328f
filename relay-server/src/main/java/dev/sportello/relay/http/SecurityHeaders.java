package dev.sportello.relay.http;

import io.javalin.http.Context;

/// What every answer carries. A page that needs more, such as the sample shop, replaces its own
/// `Content-Security-Policy`.
final class SecurityHeaders {

    static void write(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        // Scripts of the hub are loaded by pages of another site, some of which demand this (COEP).
        ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (ctx.req().isSecure()) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private SecurityHeaders() {}
}
