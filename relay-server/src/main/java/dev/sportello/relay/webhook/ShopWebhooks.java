package dev.sportello.relay.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.ConnectionLimit;
import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.privacy.Erasures;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where shop systems tell of orders and customers. Thread-safe.
///
/// Only what is signed with the secret that an admin has set is read. What comes late, twice or in another order leads
/// to the same orders and profiles.
public final class ShopWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(ShopWebhooks.class);

    /// An order with the most lines that a shop system keeps.
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_OF_A_PING = 100;

    /// Large bodies of one address at once: nobody fills the room of all.
    private static final int MOST_OF_AN_ADDRESS = 3;
    private static final int LARGE = 64 * 1024;

    private final LargeBodies bodies;
    private final ClientAddress addresses;
    private final ConnectionLimit<String> senders = new ConnectionLimit<>(MOST_OF_AN_ADDRESS);
    private final Secrets secrets;
    private final Customers customers;
    private final Erasures erasures;
    private final Clock clock;
    private final ShopSystem shopify = new Shopify();
    private final ShopSystem wooCommerce = new WooCommerce();

    private ShopWebhooks(
            LargeBodies bodies, Foundation foundation, Secrets secrets, Customers customers, Erasures erasures) {
        this.bodies = bodies;
        addresses = foundation.addresses();
        this.secrets = secrets;
        this.customers = customers;
        this.erasures = erasures;
        clock = foundation.clock();
    }

    public static ShopWebhooks open(Foundation foundation, Secrets secrets, Customers customers, Erasures erasures) {
        var room = new HeldBytes(Math.max(MOST_BYTES, foundation.limits().incomingBytes() / 4));
        foundation.metrics().registry().gauge("sportello.webhook.bytes", room, HeldBytes::held);
        return new ShopWebhooks(new LargeBodies(room), foundation, secrets, customers, erasures);
    }

    /// `POST /webhooks/shopify`
    public void shopify(Context ctx) throws RefusedFrame, IOException {
        take(ctx, shopify);
    }

    /// `POST /webhooks/woocommerce`
    public void wooCommerce(Context ctx) throws RefusedFrame, IOException {
        take(ctx, wooCommerce);
    }

    private void take(Context ctx, ShopSystem system) throws RefusedFrame, IOException {
        LargeBodies.allow(ctx, MOST_BYTES);
        var signature = ctx.header(system.signatureHeader());
        if (signature == null) {
            answerPing(ctx, system);
            return;
        }
        var secret = secret(system.secret());
        var topic = Objects.requireNonNullElse(ctx.header(system.topicHeader()), "");
        var done = place(ctx);
        try (var body = bodies.read(ctx, MOST_BYTES)) {
            if (!WebhookSignature.fits(body.bytes(), signature, secret)) {
                throw new RefusedFrame(ErrorKind.SIGNATURE_WRONG);
            }
            if (!isTrial(ctx, system)) {
                keep(system, topic, body.bytes());
            }
            ctx.status(200);
        } finally {
            done.run();
        }
    }

    private static boolean isTrial(Context ctx, ShopSystem system) {
        var header = system.trialHeader();
        return header != null && "true".equalsIgnoreCase(ctx.header(header));
    }

    private Runnable place(Context ctx) throws RefusedFrame {
        var length = ctx.req().getContentLengthLong();
        return length >= 0 && length <= LARGE ? () -> {} : senders.take(addresses.of(ctx.req()));
    }

    /// Without a signature no more is read than a ping has.
    private void answerPing(Context ctx, ShopSystem system) throws RefusedFrame, IOException {
        var length = ctx.req().getContentLengthLong();
        if (length < 0 || length > MOST_OF_A_PING) {
            throw new RefusedFrame(ErrorKind.SIGNATURE_WRONG);
        }
        try (var body = bodies.read(ctx, MOST_OF_A_PING)) {
            if (!system.isPing(new String(body.bytes(), UTF_8))) {
                throw new RefusedFrame(ErrorKind.SIGNATURE_WRONG);
            }
            ctx.status(200);
        }
    }

    private void keep(ShopSystem system, String topic, byte[] body) throws RefusedFrame {
        try {
            var report = system.read(topic, Payload.of(body), clock.instant());
            if (report.erases()) {
                erase(report, new String(body, UTF_8));
            } else {
                report.keep(customers);
            }
        } catch (IllegalArgumentException e) {
            // The sentence may quote what a shopper has typed.
            LOG.warn("A webhook of {} cannot be kept.", system.secret().text());
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, String.valueOf(e.getMessage()), null);
        }
    }

    /// Of somebody who is not known, it is done already. The same request again erases nobody: it does not concern
    /// who came back in the meantime.
    private void erase(ShopReport report, String request) throws RefusedFrame {
        if (customers.late().isDone(request)) {
            LOG.info("A request to erase a customer came once more; nothing was done.");
            return;
        }
        for (var name : report.names()) {
            try {
                erasures.erase(new Party.Automatic(Rule.SHOP_SYSTEM_ASKED), name);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RefusedFrame(ErrorKind.BUSY);
            }
        }
        customers.late().done(request, clock.instant());
    }

    private SecretValue secret(SecretName name) throws RefusedFrame {
        try {
            var secret = secrets.find(name);
            if (secret == null) {
                throw new RefusedFrame(
                        ErrorKind.SIGNATURE_WRONG, "No secret is set for these webhooks. Set it in Sportello.", null);
            }
            return secret;
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(ErrorKind.STORAGE_FAILED);
        }
    }
}
