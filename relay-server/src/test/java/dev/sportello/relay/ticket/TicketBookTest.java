package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Erasure;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.storage.FaultyDatabase;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The tables of tickets, threads and cursors say what the log says, however they came to be.
class TicketBookTest extends OnTickets {
    private final Random random = new Random(42);
    private static final Profile UGO = profile(4, "Ugo Blu");
    private final List<Profile> shoppers = List.of(MARIA, PAOLO, profile(3, "Zoe Neri"), UGO);

    @Test
    void theTablesAreWhatTheLogMakesOfThemWhenTheyAreMadeAnew() throws Exception {
        chat(400);
        var before = everything();
        journal().close();
        database().jdbi().useHandle(handle -> handle.execute("update projection set version = version + 1"));
        restart();
        assertSame(everything(), before);
        chat(50);
    }

    @Test
    void theTablesAreMadeAnewWhenTheyAreOfAnotherLog() throws Exception {
        chat(100);
        var before = everything();
        journal().close();
        database().jdbi().useHandle(handle -> {
            handle.execute("update projection set sequence = 1000000, row_number = 1000000");
            handle.execute("delete from thread_page");
        });
        restart();
        assertSame(everything(), before);
    }

    @Test
    void threeShoppersWhoEndAndBeginChatsInOneBatchCostNobodyAnything() throws Exception {
        var chats = new HashMap<Profile, TicketId>();
        for (var shopper : shoppers.subList(0, 3)) {
            done(write(shopper, null));
            chats.put(shopper, new TicketId(FIRST.number() + chats.size()));
        }
        var held = hold();
        var answers = new ArrayList<CompletableFuture<RelayFrame>>();
        chats.forEach((shopper, chat) -> {
            answers.add(endChat(shopper, chat));
            answers.add(write(shopper, null));
        });
        answers.add(write(UGO, null));
        held.countDown();
        answers.forEach(OnTickets::done);
        assertThat(live(ANNA).tickets()).hasSize(4);
        var before = everything();
        restart();
        assertSame(everything(), before);
    }

    @Test
    void everyTicketIsWhatItsEntriesMakeOfIt() {
        chat(300);
        var folded = new HashMap<TicketId, Ticket>();
        for (var entry : journal().read(0, Integer.MAX_VALUE)) {
            if (entry.ticket() != null) {
                folded.compute(
                        entry.ticket(), (_, ticket) -> ticket == null ? Ticket.opened(entry) : ticket.apply(entry));
            }
        }
        assertThat(allTickets()).containsExactlyInAnyOrderElementsOf(folded.values());
    }

    @Test
    void whatRetentionTakesOutIsMissedByNoThreadTicketOrCursor() throws Exception {
        chat(300);
        var before = everything();
        var entries = journal().read(0, Integer.MAX_VALUE).size();
        journal().drop(clock.instant().plus(Duration.ofDays(1)), () -> true);
        restart();
        assertSame(everything(), before);
        assertThat(journal().read(0, Integer.MAX_VALUE)).hasSizeLessThan(entries);
        assertThat(journal().keeps(0)).isFalse();
        journal().close();
        database().jdbi().useHandle(handle -> handle.execute("delete from projection"));
        restart();
        assertSame(everything(), before);
    }

    @Test
    void aLongThreadIsPagedWholeFromEitherEnd() throws Exception {
        for (var i = 0; i < 60; i++) {
            done(write(MARIA, null));
            if (i % 7 == 0) {
                var _ = snapshot(ANNA);
            }
            done(tickets()
                    .receive(
                            ANNA,
                            new Command.MarkRead(id(), FIRST, journal().head().sequence())));
        }
        var seen = new ArrayList<Entry>();
        Long before = null;
        boolean more;
        do {
            var page = tickets().queries().thread(FIRST, before, 7);
            seen.addAll(0, page.entries());
            before = page.entries().getFirst().sequence();
            more = page.more();
        } while (more);
        assertThat(seen)
                .hasSize(61)
                .isSortedAccordingTo((one, other) -> Long.compare(one.sequence(), other.sequence()));
        assertThat(seen).allMatch(entry -> entry.change().inThread());
    }

    @Test
    void aChatThatHasEndedIsNotGoneOnWithThoughItsTableIsBehind() throws Exception {
        done(write(MARIA, null));
        restart();
        var ended = endChat(MARIA, FIRST);
        var next = write(MARIA, null);
        done(ended);
        done(next);
        assertThat(tickets().queries().thread(MARIA.id(), null, 1).ticket())
                .isNotNull()
                .extracting(ticket -> ticket.id())
                .isEqualTo(new TicketId(1_002));
    }

    @Test
    void anErasedTicketIsInNoTableAndNobodyGoesOnFromBefore() throws Exception {
        chat(100);
        var before = journal().head();
        var others = allTickets().stream().filter(it -> !it.id().equals(FIRST)).toList();
        journal().close();
        database().jdbi().useTransaction(handle -> new Erasure(new LogReader(codec)).erase(handle, Set.of(FIRST)));
        restart();
        assertThat(allTickets()).containsExactlyElementsOf(others);
        assertThat(journal().knows(before)).isFalse();
        assertThat(journal().head().sequence()).isEqualTo(before.sequence());
        assertThat(journal().read(0, Integer.MAX_VALUE))
                .extracting(Entry::ticket)
                .doesNotContain(FIRST)
                .isNotEmpty();
    }

    @Test
    void aHubHearsNothingOfATicketOfAnotherChannel() {
        done(write(MARIA, null));
        var heard = new ArrayList<Entry>();
        journal()
                .subscribe(entries -> entries.stream()
                        .map(JournalEntry::entry)
                        .filter(entry -> tickets().shopper(entry) != null)
                        .forEach(heard::add));
        var text = new Message(new MessageId(new UUID(9, 9)), new Party.Shopper(), "By SMS");
        new TicketHistory(tickets())
                .write(List.of(new PastTicket(
                        MARIA.id(),
                        MARIA.name(),
                        Channel.SMS,
                        NOW,
                        List.of(new PastTicket.Changed(NOW, new Change.MessageAdded(text))))));
        assertThat(journal().head().sequence()).isEqualTo(4);
        assertThat(heard).isEmpty();
        assertThat(tickets().missed(MARIA.id(), 0).orElseThrow())
                .extracting(JournalEntry::sequence)
                .containsExactly(1L, 2L);
        assertThat(tickets().queries().thread(MARIA.id(), null, 100).entries()).hasSize(2);
        done(write(MARIA, FIRST));
        assertThat(heard).hasSize(1);
    }

    @Test
    void aShopperWhoMissedVeryMuchStartsOver() {
        for (var i = 0; i < 501; i++) {
            var _ = write(MARIA, null);
        }
        done(write(MARIA, null));
        assertThat(tickets().missed(MARIA.id(), 0)).isEmpty();
        assertThat(tickets().missed(MARIA.id(), 400).orElseThrow()).hasSize(103);
    }

    @Test
    void whatShoppersMissedIsTheSameFromMemoryAndFromTheTables() throws Exception {
        chat(120);
        var fromMemory = allMissed();
        restart();
        assertThat(journal().recent(0)).isEmpty();
        assertThat(allMissed()).isEqualTo(fromMemory);
    }

    @Test
    @Timeout(20)
    void aShopperWhoWasAwayForAMomentDoesNotWaitForWhoWritesTheTables() throws Exception {
        done(write(MARIA, null));
        var head = journal().head().sequence();
        try (var other = database().jdbi().open()) {
            other.begin();
            other.execute("select row_number from projection for update");
            done(reply(ANNA, FIRST));
            assertThat(tickets().missed(MARIA.id(), head).orElseThrow()).hasSize(1);
            other.rollback();
        }
    }

    /// What another relay wrote comes in here whole or not at all: a ticket of it may have to be read first.
    @Test
    void whatCannotBeTakenInNowIsTakenInOnceLater() throws Exception {
        done(write(MARIA, null));
        done(write(PAOLO, null));
        restart();
        try (var other = journal();
                var faulty = new FaultyDatabase(config())) {
            var atOther = tickets();
            open(faulty.database());
            done(write(MARIA, FIRST));
            done(atOther.receive(ANNA, new Command.Reply(id(), FIRST, "Just a moment")));
            var held = hold(other);
            var answers = List.of(
                    atOther.receive(MARIA, new Command.SendMessage(id(), FIRST, "Thank you!")),
                    atOther.receive(UGO, new Command.SendMessage(id(), null, "Are you there?")),
                    atOther.receive(PAOLO, new Command.SendMessage(id(), new TicketId(1_002), "I wait as well.")));
            held.countDown();
            answers.forEach(OnTickets::done);
            faulty.next(FaultyDatabase.Fault.BEFORE_TICKET);
            var again = new Command.SendMessage(id(), FIRST, "Good night");
            assertThat(refusal(tickets().receive(MARIA, again))).isEqualTo(ErrorKind.STORAGE_FAILED);
            var _ = journal().snapshot((_, position) -> position);
            done(tickets().receive(MARIA, again));
            var here = everything();
            assertThat(here.threads()).allSatisfy(thread -> assertThat(thread).doesNotHaveDuplicates());
            journal().close();
            open(database());
            assertSame(everything(), here);
        }
    }

    /// The numbers of what each shopper missed since each entry.
    private List<Optional<List<Long>>> allMissed() {
        var missed = new ArrayList<Optional<List<Long>>>();
        for (var shopper : shoppers) {
            for (var after = 0L; after <= journal().head().sequence(); after++) {
                missed.add(tickets()
                        .missed(shopper.id(), after)
                        .map(entries ->
                                entries.stream().map(JournalEntry::sequence).toList()));
            }
        }
        return missed;
    }

    /// Shoppers and agents do what they like.
    private void chat(int acts) {
        for (var i = 0; i < acts; i++) {
            var shopper = shoppers.get(random.nextInt(shoppers.size()));
            var live = tickets().queries().thread(shopper.id(), null, 1).ticket();
            var head = journal().head().sequence();
            if (live == null) {
                done(write(shopper, null));
                continue;
            }
            var answer = switch (random.nextInt(10)) {
                case 0, 1, 2 -> write(shopper, null);
                case 3, 4 -> reply(random.nextBoolean() ? ANNA : LUCA, live.id());
                case 5 -> tickets().receive(shopper, new Command.MarkSeen(id(), live.id(), head));
                case 6 -> tickets().receive(ANNA, new Command.MarkRead(id(), live.id(), head));
                case 7 -> tickets().receive(LUCA, new Command.MarkUnread(id(), live.id(), head / 2));
                case 8 -> tickets().receive(ANNA, new Command.Snooze(id(), live.id(), null));
                default ->
                    random.nextInt(4) == 0
                            ? endChat(shopper, live.id())
                            : tickets().receive(shopper, new Command.MarkDelivered(id(), live.id(), head));
            };
            done(answer);
        }
    }

    private record Everything(List<Ticket> tickets, List<List<Entry>> threads, Snapshot anna, Snapshot luca) {}

    /// Part by part: a difference is small, and all of it is long.
    private static void assertSame(Everything after, Everything before) {
        assertThat(after.tickets()).containsExactlyElementsOf(before.tickets());
        for (var i = 0; i < before.threads().size(); i++) {
            assertThat(after.threads().get(i))
                    .containsExactlyElementsOf(before.threads().get(i));
        }
        assertThat(after.anna()).isEqualTo(before.anna());
        assertThat(after.luca()).isEqualTo(before.luca());
    }

    private Everything everything() throws Exception {
        var threads = new ArrayList<List<Entry>>();
        var tickets = allTickets();
        for (var ticket : tickets) {
            threads.add(tickets().queries().thread(ticket.id(), null, 100).entries());
        }
        return new Everything(tickets, threads, snapshot(ANNA), snapshot(LUCA));
    }

    private List<Ticket> allTickets() {
        var all = new ArrayList<Ticket>();
        for (var status : Status.Kind.values()) {
            all.addAll(tickets().queries().tickets(status, null, 100).tickets());
        }
        return all;
    }
}
