package dev.sportello.relay.http;

import dev.sportello.site.SiteOrigin;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sites whose pages may use the relay, compared exactly (RFC 6454, section 5). Thread-safe.
public final class Origins {
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();
    private final Proxies proxies;
    private volatile Supplier<List<String>> set = List::of;
    private volatile Consumer<String> refused = _ -> {};
    private volatile Predicate<String> tried = _ -> false;

    /// @throws IllegalArgumentException with a sentence for the operator, as of [#allow]
    public Origins(Collection<String> allowed, Proxies proxies) {
        this.proxies = proxies;
        allowed.forEach(this::allow);
    }

    /// Adds a site, however its origin is spelled.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, if it is no origin
    public void allow(String origin) {
        try {
            allowed.add(SiteOrigin.parse(origin));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--allow-origin: " + e.getMessage(), e);
        }
    }

    /// Allows those of the admins too, as they are at any moment.
    ///
    /// @param set the origins as browsers spell them; asked at every request, so it must be quick
    public void allowToo(Supplier<List<String>> set) {
        this.set = set;
    }

    /// Those that hold for as long as the relay runs, in the order of their spelling.
    public List<String> fixed() {
        return allowed.stream().sorted().toList();
    }

    /// @param refused receives the origins of other sites whose pages ask for something
    public void onRefused(Consumer<String> refused) {
        this.refused = refused;
    }

    /// Lets sockets of further sites be opened, and no more than that: nobody gets a session there.
    ///
    /// @param tried whether a site is tried out now; asked at every socket of another site, so it must be quick
    public void letTry(Predicate<String> tried) {
        this.tried = tried;
    }

    /// Whether a site is tried out now.
    public boolean tries(String origin) {
        return tried.test(origin);
    }

    /// The site whose page opens a socket, or null when it may not.
    public @Nullable String ofSocket(HttpServletRequest request) {
        var allowed = of(request);
        var named = request.getHeader("Origin");
        return allowed == null && named != null && tries(named) ? named : allowed;
    }

    public boolean allows(String origin) {
        return allowed.contains(origin) || set.get().contains(origin);
    }

    /// The site whose page sent the request, or null when it is not an allowed one.
    public @Nullable String of(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null && isOfOwnSite(request)) {
            origin = ownSite(request);
        }
        return origin != null && allows(origin) ? origin : null;
    }

    /// Why [#of] knows no site: where a proxy hides what the browser saw, what the operator has to set.
    public RefusedFrame refusal(HttpServletRequest request) {
        if (isOfOwnSite(request) && proxies.isHidden(request)) {
            return new RefusedFrame(
                    ErrorKind.ORIGIN_REFUSED,
                    "The relay does not know which site this is: a proxy that it does not trust passed the request on."
                            + " Start the relay with --trust-proxy and the proxy's address.",
                    null);
        }
        if (isOfOwnSite(request) && request.getHeader("Origin") == null) {
            return new RefusedFrame(
                    ErrorKind.ORIGIN_REFUSED,
                    "The site at the relay's own address is not among the allowed origins. Add it with --allow-origin;"
                            + " behind a proxy, let that pass on Host and X-Forwarded-Proto, and name it by"
                            + " --trust-proxy.",
                    null);
        }
        return new RefusedFrame(ErrorKind.ORIGIN_REFUSED);
    }

    /// Browsers leave the Origin out of a GET to the page's own site, and say that it is one.
    private static boolean isOfOwnSite(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /// Whether a proxy that is not trusted hides what the browser asked for.
    public boolean isHidden(HttpServletRequest request) {
        return proxies.isHidden(request);
    }

    /// What the browser calls the site at the address of its request.
    public @Nullable String ownSite(HttpServletRequest request) {
        return SiteOrigin.of(proxies.scheme(request), proxies.host(request));
    }

    /// Answers as the Fetch standard asks (CORS): an allowed page may read the answer, any other may not.
    ///
    /// @return whether the request was only the question whether another one may be sent
    boolean answer(Context ctx) {
        proxies.look(ctx.req());
        ctx.header("Vary", "Origin");
        var origin = of(ctx.req());
        if (origin != null) {
            ctx.header("Access-Control-Allow-Origin", origin);
        }
        if (origin == null && ctx.path().startsWith("/widget/") && !isOfCheck(ctx.path())) {
            tell(ctx.header("Origin"));
        }
        var preflight = ctx.req().getMethod().equals("OPTIONS") && ctx.header("Access-Control-Request-Method") != null;
        if (preflight && origin != null) {
            ctx.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
            ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
            ctx.header("Access-Control-Max-Age", "600");
        }
        return preflight;
    }

    /// The page that tries out a set-up stands at the relay, and is no site of the shop.
    private static boolean isOfCheck(String path) {
        return path.equals("/widget/check") || path.startsWith("/widget/check/");
    }

    private void tell(@Nullable String origin) {
        if (origin != null && SiteOrigin.problem(origin) == null && !allows(origin)) {
            refused.accept(SiteOrigin.parse(origin));
        }
    }

    /// The origin of an address, such as `https://shop.example`.
    public static String originOf(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
