package dev.sportello.relay.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The sites whose pages may use the relay, compared exactly (RFC 6454, section 5). Thread-safe.
public final class Origins {
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();

    public Origins(Collection<String> allowed) {
        allowed.forEach(this::allow);
    }

    /// Adds a site.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, if it is no origin
    public void allow(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        if (!lower.matches("https?://[^/\\s,]+")) {
            throw new IllegalArgumentException(
                    "\"" + origin + "\" is no origin. Write it like https://shop.example, without a path.");
        }
        allowed.add(lower);
    }

    boolean allows(String origin) {
        return allowed.contains(origin);
    }

    /// The site whose page sent the request, or null when it is not an allowed one.
    public @Nullable String of(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            // Browsers leave the Origin out of a GET to the page's own site.
            origin = request.getScheme() + "://" + request.getHeader("Host");
        }
        return origin != null && allows(origin) ? origin : null;
    }

    /// Answers as the Fetch standard asks (CORS): an allowed page may read the answer, any other may not.
    ///
    /// @return whether the request was only the question whether another one may be sent
    boolean answer(Context ctx) {
        ctx.header("Vary", "Origin");
        var origin = of(ctx.req());
        if (origin != null) {
            ctx.header("Access-Control-Allow-Origin", origin);
        }
        var preflight = ctx.req().getMethod().equals("OPTIONS") && ctx.header("Access-Control-Request-Method") != null;
        if (preflight && origin != null) {
            ctx.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
            ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
            ctx.header("Access-Control-Max-Age", "600");
        }
        return preflight;
    }

    /// The origin of an address, such as `https://shop.example`.
    public static String originOf(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
