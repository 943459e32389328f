package dev.sportello.relay.bench;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfilePatch;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// How long a page of a customer's history takes, of a customer with very many events: any page, and any page of one
/// kind.
public final class LongHistories {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int AT_ONCE = 1_000;
    private static final int PAGE = 50;
    private static final int RARE = 1_000;

    public record Result(Duration half, Duration nearlyAll) {}

    public static Result measure(DatabaseConfig config, int count, Duration time) throws Exception {
        try (var database = Database.open(config)) {
            var customers = Customers.open(database, new Codec(), UUID::randomUUID, Peers.none());
            var who = new Identity("c-7", null, null, false);
            var profile = Objects.requireNonNull(customers.intake().profile(who, ProfilePatch.NOTHING, FIRST))
                    .profile()
                    .id();
            for (var begin = 0; begin < count; begin += AT_ONCE) {
                var events = new ArrayList<Event>();
                for (var number = begin; number < begin + AT_ONCE; number++) {
                    var kind = number % RARE == 0 ? Event.Kind.REFUND : Event.Kind.PRODUCT_VIEWED;
                    var id = new EventId(new UUID(number * 0x9e3779b97f4a7c15L, number));
                    var at = FIRST.plusSeconds(60L * number);
                    events.add(new Event(id, profile, at, kind, "Viewed", "Viewed a jug", null, Map.of("Price", "9")));
                }
                customers.events().add(events);
            }
            if (!database.dialect().analyze().isBlank()) {
                database.jdbi()
                        .useHandle(handle -> handle.execute(database.dialect().analyze()));
            }
            var random = new Random(42);
            var latencies = new Latencies();
            for (var warm = System.nanoTime() + time.toNanos(); System.nanoTime() < warm; ) {
                page(customers, profile, count, random, new Latencies());
            }
            for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
                page(customers, profile, count, random, latencies);
            }
            return new Result(latencies.quantile(0.5), latencies.quantile(0.99));
        }
    }

    private static void page(Customers customers, ProfileId profile, int count, Random random, Latencies latencies) {
        var before = FIRST.plusSeconds(60L * (1 + random.nextInt(count)));
        var kinds = random.nextInt(4) == 0 ? Set.<Event.Kind>of(Event.Kind.REFUND) : Set.<Event.Kind>of();
        var began = System.nanoTime();
        var _ = customers.events().page(profile, before, kinds, PAGE);
        latencies.add(System.nanoTime() - began);
    }

    private LongHistories() {}
}
