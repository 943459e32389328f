package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void pagesGoFromTheNewestToTheOldestWithNothingSkippedOrTwice() {
        var shopper = shopper("c-7");
        var events = IntStream.range(0, 25).mapToObj(age -> event(shopper, age)).toList();
        events().add(events);
        events().add(List.of(event(shopper("c-8"), 3)));

        assertThat(pages(shopper, 10)).containsExactlyElementsOf(events);
    }

    @Test
    void eventsOfOneInstantStayOnOnePage() {
        var shopper = shopper("c-7");
        var events =
                IntStream.range(0, 12).mapToObj(age -> event(shopper, age / 4)).toList();
        events().add(events);

        var first = events().page(shopper, null, Set.of(), 2);
        assertThat(first.events()).hasSize(4).allMatch(event -> event.at().equals(NOON));
        assertThat(pages(shopper, 2)).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void addingAgainChangesNothing() {
        var shopper = shopper("c-7");
        var event = event(shopper, 1);
        events().add(List.of(event));
        events().add(List.of(
                new Event(event.id(), shopper, NOON, Event.Kind.OTHER, null, "Another", null, Map.of()),
                event(shopper, 2)));

        assertThat(events().page(shopper, null, Set.of(), 10).events())
                .hasSize(2)
                .contains(event);
    }

    @Test
    void theSameEventsFromManySidesAtOnceAreKeptOnce() throws Exception {
        var shopper = shopper("c-7");
        var many = IntStream.range(0, 50).mapToObj(age -> event(shopper, age)).toList();
        var events = events();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> send = () -> {
                var shuffled = new ArrayList<>(many);
                Collections.shuffle(shuffled);
                events.add(shuffled);
                return true;
            };
            assertThat(senders.invokeAll(Collections.nCopies(8, send))).allMatch(sent -> sent.resultNow());
        }
        assertThat(pages(shopper, 100)).containsExactlyElementsOf(many);
    }

    @Test
    void aShopperWithoutEventsHasAnEmptyLastPage() {
        var page = events().page(shopper("c-7"), null, Set.of(), 10);

        assertThat(page.events()).isEmpty();
        assertThat(page.more()).isFalse();
    }

    @Test
    void timesBeyondAnyCalendarAreAnsweredAsTheyAreMeant() {
        var shopper = shopper("c-7");
        events().add(List.of(event(shopper, 1)));

        assertThat(events().page(shopper, Instant.MAX, Set.of(), 10).events()).hasSize(1);
        assertThat(events().page(shopper, Instant.MIN, Set.of(), 10).events()).isEmpty();
    }

    private List<Event> pages(ProfileId shopper, int limit) {
        var all = new ArrayList<Event>();
        @Nullable Instant before = null;
        while (true) {
            var page = events().page(shopper, before, Set.of(), limit);
            all.addAll(page.events());
            if (!page.more()) {
                return all;
            }
            before = page.events().getLast().at();
        }
    }

    private Event event(ProfileId shopper, int hoursAgo) {
        return new Event(
                new EventId(UUID.randomUUID()),
                shopper,
                NOON.minusSeconds(hoursAgo * 3600L),
                Event.Kind.ORDER_PLACED,
                null,
                "Placed order #2117 · €64.00",
                null,
                Map.of("Item 1", "Linen shirt × 1"));
    }

    private ProfileId shopper(String customerId) {
        return Profiles.alone(database(), new Codec())
                .recognise(new VerifiedShopper(customerId, "Maria", null, null, null))
                .id();
    }

    private Events events() {
        return new Events(database().jdbi(), new Codec(), new CustomerChanges(Peers.none()));
    }
}
