package dev.sportello.relay.http;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the relay counts of itself, in the text format of Prometheus. Thread-safe.
///
/// The page shows how busy a shop is, so it is closed until the operator sets a token for it.
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final @Nullable String token;

    /// @param token what a reader must show as bearer; null: there is no such page
    public Metrics(@Nullable String token) {
        this.token = token;
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public MeterRegistry registry() {
        return registry;
    }

    /// Shows how a follower of the journal does.
    ///
    /// @param lag how many sequence numbers it is behind
    /// @param failures how often it has failed so far
    public <T> void follower(String name, T follower, ToDoubleFunction<T> lag, ToDoubleFunction<T> failures) {
        Gauge.builder("sportello.follower.lag", follower, lag)
                .tag("follower", name)
                .register(registry);
        FunctionCounter.builder("sportello.follower.failures", follower, failures)
                .tag("follower", name)
                .register(registry);
    }

    /// `GET /metrics`
    public void page(Context ctx) throws RefusedFrame {
        if (token == null) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
        if (!same(token, Tokens.bearer(ctx))) {
            throw new RefusedFrame(ErrorKind.SIGN_IN_REQUIRED);
        }
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
    }

    private static boolean same(String expected, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
