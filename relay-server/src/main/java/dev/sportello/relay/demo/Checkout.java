package dev.sportello.relay.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.webhook.WebhookSignature;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The checkout of the sample shop. It tells the relay of an order as a shop on Shopify does: by a signed webhook over
/// HTTP. Thread-safe.
final class Checkout {
    /// The numbers of orders begin behind this second since 1970.
    private static final long FIRST_SECOND = 1_750_000_000;

    private final Codec codec;
    private final Clock clock;
    private final Secrets secrets;
    private final SecureRandom random;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong last = new AtomicLong();
    private final AtomicReference<@Nullable URI> relay = new AtomicReference<>();

    private Checkout(Codec codec, Clock clock, Secrets secrets, SecureRandom random) {
        this.codec = codec;
        this.clock = clock;
        this.secrets = secrets;
        this.random = random;
    }

    static Checkout open(Foundation foundation, Secrets secrets) {
        return new Checkout(foundation.codec(), foundation.clock(), secrets, foundation.random());
    }

    /// The one that an admin has set meanwhile, or a new one: the shop and the relay share it.
    private SecretValue secret() throws SecretUnreadable {
        var known = secrets.find(SecretName.SHOPIFY_WEBHOOKS);
        if (known != null) {
            return known;
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var made = new SecretValue(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        secrets.put(SecretName.SHOPIFY_WEBHOOKS, made);
        return made;
    }

    /// @param address of the relay to which orders are told
    void tells(URI address) {
        relay.set(address);
    }

    /// @param article what is bought
    /// @param pieces 1 to 99
    record Line(Article article, int pieces) {}

    /// Places an order, and waits until the relay has taken the webhook.
    ///
    /// @return the number of the order
    /// @throws IOException if the relay has not taken it
    /// @throws SecretUnreadable if the secret of the webhooks can be neither read nor stored
    String place(SampleCustomer customer, List<Line> lines) throws IOException, InterruptedException, SecretUnreadable {
        var second = clock.instant().getEpochSecond() - FIRST_SECOND;
        var id = last.updateAndGet(before -> Math.max(before + 1, second));
        var body = codec.encode(order(id, clock.instant(), customer, lines)).getBytes(UTF_8);
        var request = HttpRequest.newBuilder(Objects.requireNonNull(relay.get()).resolve("/webhooks/shopify"))
                .timeout(Duration.ofSeconds(10))
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", WebhookSignature.sign(body, secret()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The relay answered the webhook of an order with " + answer.statusCode() + ".");
        }
        return "#" + id;
    }

    /// The payload of an order's webhook, by Shopify's own types.
    static Map<String, Object> order(long id, Instant at, SampleCustomer customer, List<Line> lines) {
        var now = at.truncatedTo(ChronoUnit.SECONDS);
        var total = lines.stream()
                .map(line -> line.article.price().multiply(BigDecimal.valueOf(line.pieces)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("name", "#" + id),
                Map.entry("created_at", now.toString()),
                Map.entry("updated_at", now.toString()),
                Map.entry("currency", "EUR"),
                Map.entry("financial_status", "paid"),
                Map.entry("customer_locale", customer.language()),
                Map.entry("total_line_items_price", total.toPlainString()),
                Map.entry("total_discounts", "0.00"),
                Map.entry("total_price", total.toPlainString()),
                Map.entry("customer", customer(customer)),
                Map.entry("line_items", lines.stream().map(Checkout::line).toList()));
    }

    private static Map<String, Object> customer(SampleCustomer customer) {
        return Map.of("id", Long.parseLong(customer.customerId()), "email", customer.email(), "verified_email", true);
    }

    private static Map<String, Object> line(Line line) {
        return Map.of(
                "title", line.article.title(),
                "sku", line.article.name(),
                "quantity", line.pieces,
                "price", line.article.price().toPlainString());
    }
}
