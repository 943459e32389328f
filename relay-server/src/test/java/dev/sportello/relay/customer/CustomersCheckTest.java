package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Event;
import dev.sportello.relay.customer.ProfilePatch.Fact;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersCheckTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity MARIA = new Identity("c-7", "maria@example.com", "+390512345678", false);

    @BeforeEach
    void tell() {
        var customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
        var guest = new Identity(null, "maria@example.com", null, false);
        for (var number = 0; number < 4; number++) {
            var report = new OrderReport("test", "o" + number, NOON)
                    .placedAt(NOON)
                    .currency(number == 0 ? "USD" : "EUR")
                    .total(BigDecimal.TEN);
            customers.orders().take(report, number % 2 == 0 ? guest : MARIA);
        }
        var patch =
                new ProfilePatch(Map.of(Fact.FIRST_NAME, "Maria"), Map.of(), Map.of(), Map.of(), Map.of(), List.of());
        var viewed = new EventReport("v-1", NOON, Event.Kind.PRODUCT_VIEWED, "Viewed", "Viewed", Map.of());
        var _ = customers.intake().events(MARIA, patch, List.of(viewed), NOON);
        // One of whom nobody has said whose it is.
        customers
                .orders()
                .take(new OrderReport("test", "lost", NOON).placedAt(NOON).total(BigDecimal.ONE), null);
    }

    @Test
    void whatWasToldIsWell() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void eachDamagedRowIsSaid() {
        var damages = Map.of(
                "update purchase set spent = spent + 1 where currency = 'EUR'", "are not those of its orders.",
                "delete from purchase where currency = 'USD'", "are not those of its orders.",
                "update shop_order set facts = 'x' where shop_id = 'o1'", "cannot be read.",
                "delete from shop_order where shop_id = 'o1'", "events are of orders that are missing.",
                "update told_facts set facts = '{'", "facts of profiles",
                "update told_facts set shown = '{'", "shown facts of profiles",
                "update profile set properties = '['", "properties of profiles",
                "update event set properties = 'x'", "properties of events",
                "update identity set profile = home where kind = 'email'", "are with somebody else than whom",
                "delete from identity where kind = 'phone'", "claims are of names, or for names, that are missing.");
        damages.forEach((damage, said) -> {
            var problems = database().jdbi().inTransaction(handle -> {
                handle.createScript(damage).execute();
                var found = problems(handle);
                handle.rollback();
                return found;
            });
            assertThat(problems)
                    .as(damage)
                    .anySatisfy(problem -> assertThat(problem).contains(said));
        });
    }

    private List<String> problems() {
        return CustomersCheck.problems(database(), new Codec());
    }

    private static List<String> problems(Handle handle) {
        return CustomersCheck.problems(handle, new Codec());
    }
}
