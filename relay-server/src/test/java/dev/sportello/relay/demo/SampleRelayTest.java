package dev.sportello.relay.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Entry;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class SampleRelayTest extends OnBothDatabases {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    private final Codec codec = new Codec();
    private @Nullable Tickets tickets;

    @Test
    void everyTicketIsWhatItsEntriesMakeOfIt() {
        try (var journal = journal()) {
            var relay = relay(journal);
            relay.fillIfEmpty(NOW);

            assertThat(stored(tickets()))
                    .containsExactlyInAnyOrderElementsOf(folded(journal.read(0, Integer.MAX_VALUE)));
        }
    }

    @Test
    void aSecondStartKeepsWhatIsThere() {
        try (var journal = journal()) {
            relay(journal).fillIfEmpty(NOW);
            var head = journal.head();

            relay(journal).fillIfEmpty(NOW.plusSeconds(86_400));
            assertThat(journal.head()).isEqualTo(head);
        }
    }

    @Test
    void aStartThatWasEndedHalfWayIsNamed() {
        try (var journal = journal()) {
            var relay = relay(journal);
            relay.fillIfEmpty(NOW);
            database().jdbi().useHandle(handle -> handle.execute("delete from agent"));

            assertThatThrownBy(() -> relay.fillIfEmpty(NOW)).hasMessageContaining("start again");
        }
    }

    @Test
    void aRealShopsDataAreNeverMadeADemo() {
        try (var journal = journal()) {
            var relay = relay(journal);
            relay.customers().profiles().recognise(new VerifiedShopper("c-7", "Maria", null, null, null));
            assertThatThrownBy(() -> relay.fillIfEmpty(NOW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("real shop");
            assertThat(relay.team().all()).isEmpty();
            new SampleMark(database()).requireNone();
        }
    }

    @Test
    void aDemosDataAreNeverARealShops() {
        try (var journal = journal()) {
            relay(journal).fillIfEmpty(NOW);
            assertThatThrownBy(() -> new SampleMark(database()).requireNone())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--demo");
        }
    }

    @Test
    void theInboxHasTicketsInEveryState() {
        try (var journal = journal()) {
            var relay = relay(journal);
            relay.fillIfEmpty(NOW);
            var anna = relay.team().all().getFirst();
            var snapshot = tickets().queries().snapshotPage(anna.id(), null, 500);
            var read = new HashMap<TicketId, Long>();
            snapshot.read().forEach(cursor -> read.put(cursor.ticket(), cursor.upTo()));

            assertThat(snapshot.tickets())
                    .anyMatch(ticket -> ticket.unread(read.getOrDefault(ticket.id(), 0L)))
                    .anyMatch(ticket -> !ticket.unread(read.getOrDefault(ticket.id(), 0L)))
                    .anyMatch(ticket -> ticket.waitingSince() != null)
                    .anyMatch(ticket -> ticket.assignee() == null)
                    .anyMatch(ticket -> anna.id().equals(ticket.assignee()))
                    .anyMatch(ticket -> ticket.status().kind() == Status.Kind.SNOOZED);
        }
    }

    private List<Ticket> stored(Tickets tickets) {
        var all = new ArrayList<Ticket>();
        for (var status : Status.Kind.values()) {
            @Nullable Long before = null;
            while (true) {
                var page = tickets.queries().tickets(status, before, 100);
                all.addAll(page.tickets());
                if (!page.more()) {
                    break;
                }
                before = page.tickets().getLast().sequence();
            }
        }
        return all;
    }

    private List<Ticket> folded(List<Entry> entries) {
        Map<TicketId, Ticket> tickets = new HashMap<>();
        for (var entry : entries) {
            if (entry.ticket() == null) {
                continue;
            }
            tickets.compute(entry.ticket(), (_, ticket) -> ticket == null ? Ticket.opened(entry) : ticket.apply(entry));
        }
        return List.copyOf(tickets.values());
    }

    private Journal journal() {
        return Journal.open(database(), codec, Clock.fixed(NOW, ZoneOffset.UTC), JournalLimits.DEFAULT);
    }

    private Tickets tickets() {
        return Objects.requireNonNull(tickets);
    }

    private SampleRelay relay(Journal journal) {
        var team = new Team(database());
        var settings = new Settings(database(), journal, codec, team, ZoneOffset.UTC);
        if (tickets == null) {
            tickets = new Tickets(journal, codec, settings, team);
            var _ = journal.start();
        }
        return new SampleRelay(
                new SampleMark(database()),
                settings,
                team,
                Customers.open(database(), codec, UUID::randomUUID, Peers.none()),
                new TicketHistory(tickets()));
    }
}
