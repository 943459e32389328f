package dev.sportello.relay.http;

import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever goes wrong in a request into a refusal. Immutable and thread-safe.
///
/// @param ids names a problem in the log
public record Errors(Bodies bodies, Supplier<UUID> ids) {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    void install(RoutesConfig routes) {
        routes.exception(RefusedFrame.class, (e, ctx) -> answer(ctx, e.refusal()));
        routes.exception(ApiRefused.class, (e, ctx) -> answer(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, Refusal.of(kindOf(e.getStatus()))));
        routes.exception(EofException.class, (e, ctx) -> {
            LOG.debug("Whoever asked for {} has hung up.", ctx.path(), e);
            answer(ctx, Refusal.of(ErrorKind.MALFORMED));
        });
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, internal(ctx.path(), e)));
    }

    void answer(Context ctx, Refusal refusal) {
        ctx.status(refusal.error().status());
        write(ctx, body(ctx.path(), refusal));
    }

    private void answer(Context ctx, ApiRefused refused) {
        ctx.status(refused.status());
        write(ctx, new ApiErrors(List.of(refused.problem(ids.get().toString()))));
    }

    private void write(Context ctx, Object body) {
        if (!(body instanceof ApiErrors)) {
            bodies.write(ctx, body);
            return;
        }
        bodies.writeDocument(ctx, body);
        if (ctx.statusCode() == 503) {
            ctx.header("Retry-After", "1");
        }
    }

    /// What is answered at a path where something is refused.
    Object body(String path, Refusal refusal) {
        return ApiErrors.concerns(path) ? ApiErrors.of(refusal, ids.get().toString()) : refusal;
    }

    /// Logs what only the operator may know, under an id that the other side may quote.
    public Refusal internal(String where, Throwable problem) {
        if (Outage.causes(problem)) {
            LOG.debug("{} failed.", where, problem);
            return Refusal.of(ErrorKind.STORAGE_FAILED);
        }
        if (WriteConflict.causes(problem)) {
            LOG.warn("{} has lost against others each time that it was tried, and will be sent again.", where, problem);
            return Refusal.of(ErrorKind.BUSY);
        }
        var id = ids.get();
        LOG.error("{} failed, problem {}", where, id, problem);
        return Refusal.of(ErrorKind.INTERNAL, ErrorKind.INTERNAL.sentence() + " Problem " + id + ".");
    }

    /// The named error for a status that the HTTP server came to by itself.
    static ErrorKind kindOf(int status) {
        return switch (status) {
            case 403 -> ErrorKind.ORIGIN_REFUSED;
            case 404, 405 -> ErrorKind.NOT_FOUND;
            case 413, 414, 431 -> ErrorKind.TOO_LARGE;
            case 503 -> ErrorKind.BUSY;
            default -> status < 500 ? ErrorKind.MALFORMED : ErrorKind.INTERNAL;
        };
    }
}
