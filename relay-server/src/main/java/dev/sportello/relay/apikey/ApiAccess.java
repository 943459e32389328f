package dev.sportello.relay.apikey;

import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.http.Passage;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.Tokens;
import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets only those requests into the API that show a key which may do that, and that do not come too fast. Each
/// answer says how many more may come. Thread-safe.
public final class ApiAccess {
    private static final String SCHEME = "Klaviyo-API-Key";

    private final ApiKeys keys;
    private final KeyRate rate;

    ApiAccess(ApiKeys keys, KeyRate rate) {
        this.keys = keys;
        this.rate = rate;
    }

    /// @param foundation whose peers are not started yet
    public static ApiAccess open(Foundation foundation, ApiKeys keys) {
        var limit = new RateLimit<ApiKeyId>(foundation.limits().requestsPerApiKey(), foundation.elapsed());
        var rate = new KeyRate(limit, foundation.peers());
        foundation.periodic().every("api-keys", Duration.ofSeconds(1), rate::tell);
        return new ApiAccess(keys, rate);
    }

    /// @throws ApiRefused 401 without a key or with one that is none, 429, or 403 where it is for something
    /// else
    public void require(Context ctx, ApiKey.Scope scope) throws ApiRefused {
        var sent = sent(ctx);
        if (sent == null) {
            throw new ApiRefused(
                    401,
                    "not_authenticated",
                    "Authentication credentials were not provided.",
                    "Send the header \"Authorization: Klaviyo-API-Key\" and the key behind it.",
                    null);
        }
        var key = keys.use(sent);
        if (key == null) {
            throw new ApiRefused(
                    401,
                    "authentication_failed",
                    "Incorrect authentication credentials.",
                    "There is no such API key, or it was revoked. An admin can make another.",
                    null);
        }
        limit(ctx, rate.pass(key.id()));
        if (!key.scopes().contains(scope)) {
            throw new ApiRefused(
                    403,
                    "permission_denied",
                    "You do not have permission to perform this action.",
                    "This API key is not for that. An admin can make one with the scope that is needed.",
                    null);
        }
    }

    /// By the scheme of those who were written for Klaviyo's API, or that of RFC 6750.
    private static @Nullable String sent(Context ctx) {
        var key = Tokens.shown(ctx, SCHEME);
        return key == null ? Tokens.bearer(ctx) : key;
    }

    private static void limit(Context ctx, Passage passage) throws ApiRefused {
        ctx.header("RateLimit-Limit", Integer.toString(passage.atOnce()));
        ctx.header("RateLimit-Remaining", Long.toString(passage.left()));
        ctx.header("RateLimit-Reset", Long.toString(Passage.seconds(passage.untilFull())));
        if (!passage.passed()) {
            var wait = Math.max(1, Passage.seconds(passage.untilNext()));
            ctx.header("Retry-After", Long.toString(wait));
            throw new ApiRefused(
                    429,
                    "throttled",
                    "Request was throttled.",
                    "Expected available in " + wait + (wait == 1 ? " second." : " seconds."),
                    null);
        }
    }
}
