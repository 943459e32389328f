package dev.sportello.relay.demo;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server of a shop that does not exist: its pages, and a sign-in without a password as one of a few shoppers.
/// Thread-safe.
public final class SampleShop {
    private static final Logger LOG = LoggerFactory.getLogger(SampleShop.class);
    private static final int MOST_PIECES = 99;

    /// Holds a customer id, no secret: whoever reaches this shop may sign in as anybody.
    static final String COOKIE = "bottega-customer";

    /// As strict as a shop's can be, so that the hub is seen to work under it.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "png", "image/png",
            "jpg", "image/jpeg");

    private final Bodies bodies;
    private final IdentityIssuer issuer;
    private final Checkout checkout;
    private final Map<String, SampleCustomer> customers = SampleCustomer.all().stream()
            .limit(SampleCustomer.MOST_THAT_SIGN_IN)
            .collect(Collectors.toMap(SampleCustomer::customerId, customer -> customer));

    private SampleShop(Bodies bodies, IdentityIssuer issuer, Checkout checkout) {
        this.bodies = bodies;
        this.issuer = issuer;
        this.checkout = checkout;
    }

    /// @param identityKeys the relay's own file of keys
    /// @param account the `aud` that the relay wants
    /// @param secrets hold the one with which the shop signs its webhooks; it is made with the first order
    /// @throws IllegalArgumentException with a sentence for the operator
    public static SampleShop open(Foundation foundation, Secrets secrets, Path identityKeys, String account) {
        try {
            var issuer = IdentityIssuer.of(identityKeys, account, foundation.clock(), foundation.ids());
            return new SampleShop(foundation.bodies(), issuer, Checkout.open(foundation, secrets));
        } catch (IOException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /// @param address of the relay to which the shop tells of its orders
    public void tells(URI address) {
        checkout.tells(address);
    }

    /// `GET /demo/`: the shop's page.
    public void page(Context ctx) throws RefusedFrame {
        send(ctx, "shop.html");
    }

    /// `GET /demo/{file}`: what the page needs.
    public void file(Context ctx) throws RefusedFrame {
        send(ctx, ctx.pathParam("file"));
    }

    /// `GET /demo/shoppers`: those as whom one can sign in.
    public void shoppers(Context ctx) {
        var all = customers.values().stream()
                .map(Shopper::of)
                .sorted((one, other) -> one.customerId().compareTo(other.customerId()))
                .toList();
        bodies.write(ctx, new Shoppers(all));
    }

    /// `POST /demo/sign-in` with a customer id: the shop's own session, which the relay knows nothing of.
    public void signIn(Context ctx) throws RefusedFrame {
        var customer = customers.get(bodies.read(ctx, SignIn.class).customerId());
        if (customer == null) {
            throw new RefusedFrame(ErrorKind.MALFORMED, "Sign in as one of GET /demo/shoppers.", null);
        }
        ctx.cookie(cookie(customer.customerId(), -1));
        bodies.write(ctx, Shopper.of(customer));
    }

    /// `POST /demo/sign-out`
    public void signOut(Context ctx) {
        ctx.cookie(cookie("", 0)).status(204);
    }

    /// `GET /demo/identity`: a fresh signed identity for the signed-in shopper, for the hub; 204 when nobody is.
    public void identity(Context ctx) {
        var customer = signedIn(ctx);
        if (customer == null) {
            ctx.status(204);
        } else {
            bodies.write(ctx, new Identity(issuer.identity(customer), Shopper.of(customer)));
        }
    }

    /// `POST /demo/orders`: places an order of the signed-in shopper.
    public void order(Context ctx) throws RefusedFrame, InterruptedException {
        var customer = signedIn(ctx);
        if (customer == null) {
            throw new RefusedFrame(ErrorKind.SIGN_IN_REQUIRED);
        }
        var lines = bodies.read(ctx, Basket.class).goods().stream()
                .map(SampleShop::line)
                .filter(Objects::nonNull)
                .toList();
        if (lines.isEmpty()) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "Put something of the shop into the basket first.", null);
        }
        try {
            var number = checkout.place(customer, lines);
            ctx.status(201);
            bodies.write(ctx, new Placed(number));
        } catch (IOException | SecretUnreadable e) {
            LOG.warn("An order of the sample shop was not told to the relay.", e);
            throw new RefusedFrame(ErrorKind.BUSY);
        }
    }

    private static Checkout.@Nullable Line line(Goods goods) {
        return Arrays.stream(Article.values())
                .filter(article -> article.name().toLowerCase(Locale.ROOT).equals(goods.article))
                .findFirst()
                .map(article -> new Checkout.Line(article, Math.clamp(goods.pieces, 1, MOST_PIECES)))
                .orElse(null);
    }

    private @Nullable SampleCustomer signedIn(Context ctx) {
        var id = ctx.cookie(COOKIE);
        return id == null ? null : customers.get(id);
    }

    private static Cookie cookie(String value, int seconds) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath("/demo");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge(seconds);
        return cookie;
    }

    private static void send(Context ctx, String file) throws RefusedFrame {
        var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !file.matches("[a-z0-9-]+\\.[a-z]+")) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
        try (var stream = SampleShop.class.getResourceAsStream("/demo/" + file)) {
            if (stream == null) {
                throw new RefusedFrame(ErrorKind.NOT_FOUND);
            }
            ctx.header("Content-Security-Policy", POLICY);
            ctx.header("Cache-Control", "no-cache");
            ctx.contentType(type).result(stream.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " of the sample shop cannot be read.", e);
        }
    }

    private record Basket(List<Goods> goods) {}

    private record Goods(String article, int pieces) {}

    private record Placed(String number) {}

    private record SignIn(String customerId) {}

    /// What [#identity] answers.
    record Identity(String token, Shopper shopper) {
        @Override
        public String toString() {
            return "Identity[" + shopper + "]";
        }
    }

    private record Shoppers(List<Shopper> shoppers) {
        Shoppers {
            shoppers = List.copyOf(shoppers);
        }
    }

    record Shopper(String customerId, String name, String place, String language) {
        static Shopper of(SampleCustomer customer) {
            return new Shopper(customer.customerId(), customer.name(), customer.place(), customer.language());
        }
    }
}
