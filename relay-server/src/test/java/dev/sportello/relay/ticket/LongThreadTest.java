package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One ticket with very many entries, written over a long time, so that its index has many pages. What is done here
/// takes milliseconds; the time limits are a hundred times that, for machines that have more to do.
@Tag("long")
class LongThreadTest extends OnTickets {
    private static final int PAGES = 300;
    private static final int ENTRIES_OF_A_PAGE = 8;

    private long last;

    @BeforeEach
    void write() {
        var _ = done(write(MARIA, null));
        var _ = done(write(PAOLO, null));
        for (var page = 0; page < PAGES; page++) {
            last = done(tickets().submit(id(), "test", false, LongThreadTest::append));
            // Has the index written.
            var _ = journal().<Long>snapshot((_, position) -> position.sequence());
        }
    }

    private static long append(TicketTransaction transaction) {
        var ticket = Objects.requireNonNull(transaction.find(FIRST));
        for (var i = 0; i < ENTRIES_OF_A_PAGE; i += 4) {
            ticket = transaction.append(ticket, said(new Party.Shopper()));
            ticket = transaction.append(ticket, said(ANNA.party()));
            ticket = transaction.append(ticket, new Change.DeliveredToShopper(ticket.sequence()));
            ticket = transaction.append(ticket, new Change.ReadByAgent(ANNA.id(), ticket.sequence()));
        }
        return ticket.sequence();
    }

    private static Change.MessageAdded said(Party by) {
        return new Change.MessageAdded(new Message(new MessageId(UUID.randomUUID()), by, "Where is my parcel?"));
    }

    @Test
    @Timeout(60)
    void isPagedFromItsEndToItsBeginning() throws Exception {
        var all = new ArrayList<Entry>();
        for (var more = true; more; ) {
            var before = all.isEmpty() ? null : all.getFirst().sequence();
            var page = tickets().queries().thread(FIRST, before, 100);
            all.addAll(0, page.entries());
            more = page.more();
        }
        assertThat(all)
                .hasSize(2 + PAGES * ENTRIES_OF_A_PAGE / 2)
                .isSortedAccordingTo((one, other) -> Long.compare(one.sequence(), other.sequence()));
        assertThat(all.getFirst().change()).isInstanceOf(Change.TicketOpened.class);
    }

    @Test
    @Timeout(10)
    void aSnapshotHasItsEndAndNoMore() {
        var page = tickets().queries().snapshotPage(ANNA.id(), null, SnapshotPage.MOST);
        assertThat(page.tickets()).extracting(Ticket::id).contains(FIRST).hasSize(2);
        var end = page.thread().stream()
                .filter(entry -> FIRST.equals(entry.ticket()))
                .toList();
        assertThat(end).hasSize(SnapshotPage.RECENT);
        assertThat(end.getLast().sequence()).isEqualTo(last - 2);
        assertThat(page.thread()).hasSize(SnapshotPage.RECENT + 2);
    }

    @Test
    @Timeout(10)
    void aShopperWhoHasMissedMostOfItStartsOverWithItsEnd() {
        assertThat(tickets().missed(MARIA.id(), 2)).isEmpty();
        var thread = tickets().queries().thread(MARIA.id(), null, 50);
        assertThat(thread.entries()).hasSize(50);
        assertThat(thread.more()).isTrue();
        assertThat(tickets().missed(MARIA.id(), thread.position().sequence()))
                .hasValueSatisfying(missed -> assertThat(missed).isEmpty());
    }

    @Test
    @Timeout(10)
    void isClosedByOneEntryAsAnyOtherTicket() {
        var close = tickets().receive(ANNA, new Command.CloseTicket(id(), FIRST, last));
        var behind = write(PAOLO, null);
        assertThat(done(close)).isEqualTo(last + 1);
        assertThat(done(behind)).isEqualTo(last + 2);
        assertThat(tickets().queries().thread(MARIA.id(), null, 100).entries()).isEmpty();
        assertThat(tickets().missed(MARIA.id(), last))
                .hasValueSatisfying(missed -> assertThat(missed)
                        .singleElement()
                        .satisfies(
                                entry -> assertThat(entry.entry().change()).isInstanceOf(Change.TicketClosed.class)));
    }

    @Test
    @Timeout(60)
    void anAgentWhoHasMissedAllOfItReadsItInOrder() {
        var read = new ArrayList<Long>();
        List<Long> chunk;
        do {
            var after = read.isEmpty() ? 0 : read.getLast();
            chunk = journal().entries(after, last, 250).orElseThrow().stream()
                    .map(entry -> entry.sequence())
                    .toList();
            read.addAll(chunk);
        } while (!chunk.isEmpty());
        assertThat(read)
                .isEqualTo(IntStream.rangeClosed(1, (int) last)
                        .mapToObj(number -> (long) number)
                        .toList());
    }

    @Test
    @Timeout(60)
    void whatNoThreadShowsIsTakenOutAfterAWhile() throws Exception {
        clock.move(Duration.ofDays(31));
        journal().drop(clock.instant(), () -> true);
        var page = tickets().queries().thread(FIRST, null, 100);
        assertThat(page.entries()).hasSize(100);
        assertThat(journal().read(0, Integer.MAX_VALUE))
                .hasSizeLessThanOrEqualTo(4 + PAGES * ENTRIES_OF_A_PAGE / 2 + 2);
    }
}
