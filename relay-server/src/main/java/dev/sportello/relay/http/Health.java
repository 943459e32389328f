package dev.sportello.relay.http;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// `GET /health`: whether the relay can do its work, for a load balancer or a supervisor. Thread-safe.
///
/// @param checks by name; each may block, and may throw for no
public record Health(Map<String, BooleanSupplier> checks) {
    public Health {
        checks = Map.copyOf(checks);
    }

    public void page(Context ctx) {
        var failed = checks.entrySet().stream()
                .filter(check -> !passes(check.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        ctx.header("Cache-Control", "no-store");
        ctx.status(failed.isEmpty() ? 200 : 503);
        ctx.result(failed.isEmpty() ? "up\n" : "down: " + String.join(", ", failed) + "\n");
    }

    private static boolean passes(BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
