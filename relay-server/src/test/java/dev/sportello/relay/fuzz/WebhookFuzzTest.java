package dev.sportello.relay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.webhook.Webhooks;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks that a shop has signed, and that are nonsense. `-Dfuzz=N` sends as many as one asks, `-Dseed=N` repeats a
/// run.
@Tag("long")
class WebhookFuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz", 400);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final String SECRET = "hush";
    private static final List<String> SHOPIFY =
            List.of("orders/create", "orders/updated", "refunds/create", "fulfillments/update", "customers/update");
    private static final List<String> WOO = List.of("order.created", "customer.updated");

    @TempDir
    Path folder;

    private FuzzedRelay fuzzed;
    private Mutator nonsense;

    @BeforeEach
    void open() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        nonsense = new Mutator(SEED);
        fuzzed = new FuzzedRelay(folder);
        for (var name : List.of("shopify-webhooks", "woocommerce-webhooks")) {
            var set = HttpRequest.newBuilder()
                    .header("Authorization", "Bearer " + fuzzed.token)
                    .PUT(BodyPublishers.ofString("{\"value\":\"" + SECRET + "\"}"));
            assertThat(fuzzed.answer(set, "/agent/secrets/" + name, name)).isNull();
        }
    }

    @AfterEach
    void close() throws Exception {
        fuzzed.everybodyElseIsWell();
        fuzzed.close();
    }

    @Test
    void shopifysNonsenseIsRefusedByNameOrHarmless() throws Exception {
        var right = List.of(
                Webhooks.order("2026-03-01T12:00:00+01:00", "paid", ""),
                Webhooks.refund("41", "10.00"),
                Webhooks.fulfilment("2026-03-01T12:00:00+01:00", "0034"),
                Webhooks.customer("2026-03-01T12:00:00+01:00", "Rossi"));
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text(nonsense.anyOf(right));
            send("/webhooks/shopify", "X-Shopify-Topic", nonsense.anyOf(SHOPIFY), "X-Shopify-Hmac-Sha256", body);
        }
    }

    @Test
    void wooCommercesNonsenseIsRefusedByNameOrHarmless() throws Exception {
        var right = List.of(
                Webhooks.wooOrder("completed", "2026-03-22T16:28:08", 26, "{\"id\": 9, \"total\": \"-9.35\"}"),
                Webhooks.wooOrder("pending", "2026-03-22T16:28:08", 0, ""));
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text(nonsense.anyOf(right));
            send("/webhooks/woocommerce", "X-WC-Webhook-Topic", nonsense.anyOf(WOO), "X-WC-Webhook-Signature", body);
        }
    }

    private void send(String path, String topicHeader, String topic, String signatureHeader, String body)
            throws Exception {
        var request = HttpRequest.newBuilder()
                .header("Origin", RelayClient.ORIGIN)
                .header(topicHeader, topic)
                .header(signatureHeader, Webhooks.signature(body, SECRET))
                .POST(BodyPublishers.ofString(body));
        var _ = fuzzed.answer(request, path, body);
    }
}
