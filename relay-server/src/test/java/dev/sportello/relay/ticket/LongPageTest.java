package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Shoppers who write as much as a message takes, of letters that are four bytes long.
@Tag("long")
class LongPageTest extends OnTickets {
    private static final int SHOPPERS = 24;
    private static final Instant OPENED = Instant.parse("2026-03-01T08:00:00Z");
    private static final String LONGEST = "😀".repeat(4_000);

    @Test
    void aSnapshotComesInPagesForWhichThereIsRoom() {
        var opened = new ArrayList<TicketId>();
        for (var shopper = 0; shopper < SHOPPERS; shopper++) {
            var ticket = new TicketId[1];
            var _ = done(tickets().submit(id(), "test", false, transaction -> {
                var open = transaction.open(
                        new Slot(new ProfileId(UUID.randomUUID()), Channel.WEB_CHAT), "Maria", null, OPENED);
                ticket[0] = open.id();
                return write(transaction, open);
            }));
            opened.add(ticket[0]);
        }
        var found = new ArrayList<TicketId>();
        Long before = null;
        for (var more = true; more; ) {
            var page = tickets().queries().snapshotPage(ANNA.id(), before, SnapshotPage.MOST);
            assertThat(bytes(page)).isPositive().isLessThan(RecentThreads.LONGEST);
            assertThat(page.thread())
                    .isSortedAccordingTo((one, other) -> Long.compare(one.sequence(), other.sequence()));
            found.addAll(page.tickets().stream().map(Ticket::id).toList());
            before = found.getLast().number();
            more = page.more();
        }
        assertThat(found).containsExactlyElementsOf(opened.reversed());
    }

    private static long write(TicketTransaction transaction, Ticket opened) {
        var ticket = opened;
        for (var message = 0; message < SnapshotPage.RECENT; message++) {
            ticket = transaction.append(
                    ticket,
                    new Change.MessageAdded(
                            new Message(new MessageId(UUID.randomUUID()), new Party.Shopper(), LONGEST)));
        }
        return ticket.sequence();
    }

    private static long bytes(SnapshotPage page) {
        return page.thread().stream()
                .map(entry -> entry.change() instanceof Change.MessageAdded added
                        ? added.message().text()
                        : "")
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
