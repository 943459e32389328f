package dev.sportello.relay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.relay.webhook.Webhooks;
import dev.sportello.wire.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What the sample shop's checkout and the tests tell as Shopify does is of the types that
/// `shopify-webhook-schemas` of npm has collected.
@Tag("long")
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class ShopifySchemasTest {
    private static final String AT = "2026-03-01T12:00:00+01:00";

    private final Codec codec = new Codec();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyPayloadFitsShopifysSchemas() throws Exception {
        var lines = List.of(new Checkout.Line(Article.SHIRT, 2), new Checkout.Line(Article.LAMP, 1));
        var now = Instant.parse("2026-03-01T11:00:00Z");
        var checkout =
                codec.encode(Checkout.order(1_001, now, SampleCustomer.all().getFirst(), lines));
        var payloads = List.of(
                line("orders/create", checkout),
                line("orders/create", Webhooks.order(AT, "pending", "")),
                line("orders/updated", Webhooks.order(AT, "paid", "")),
                line("customers/update", Webhooks.customer(AT, "Rossi")),
                line("refunds/create", Webhooks.refund("41", "10.00")),
                line("fulfillments/create", Webhooks.fulfilment(AT, "0034")));
        var file = Files.write(folder.resolve("payloads"), payloads);
        assertThat(NpmProgram.run("shopify-schemas.cjs", file.toString()))
                .hasSize(payloads.size() + 6)
                .allSatisfy(line -> assertThat(line).startsWith("ok "));
    }

    private String line(String topic, String payload) {
        return codec.encode(List.of(topic, payload));
    }
}
