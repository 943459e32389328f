package dev.sportello.desktop.replica;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import dev.sportello.wire.Command;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A snapshot that comes page by page, while the shop goes on.
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
class PagedLoadTest {
    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private final ScriptedJournal journal = new ScriptedJournal();
    private final List<TicketId> tickets = new ArrayList<>();

    @BeforeEach
    void openShop() {
        for (var shopper : List.of("Maria", "Luca", "Elena", "Sofia", "Paul")) {
            tickets.add(journal.open(shopper));
        }
    }

    @Test
    void theListCanBeUsedFromTheFirstPageOn() {
        try (var replica = begun()) {
            assertThat(replica.load().progress()).isEqualTo(new LoadProgress(0, 5));
            assertThat(loadPage(replica)).isTrue();
            assertThat(replica.tickets()).hasSize(2);
            assertThat(replica.load().progress()).isEqualTo(new LoadProgress(2, 5));
            loadAll(replica);
            assertThat(replica.load().progress()).isNull();
            assertSameAsJournal(replica);
        }
    }

    @Test
    void whatWaitsForATicketIsSentAsSoonAsItsPageHasCome() {
        try (var replica = begun()) {
            var last = tickets.getFirst();
            replica.outbox().act(id -> new Command.NoReplyNeeded(id, last));
            var before = replica.load().next().join().orElseThrow();
            assertThat(replica.outbox().due()).as("before %s", before).isEmpty();
            var dueWhenTold = new AtomicInteger();
            replica.outbox().onMore(() -> dueWhenTold.set(replica.outbox().due().size()));
            loadAll(replica);
            assertThat(dueWhenTold).hasValue(1);
        }
    }

    @Test
    void whatHappensBetweenRequestAndPageIsNeitherLostNorDoubled() {
        try (var replica = begun()) {
            var request = replica.load().next().join().orElseThrow();
            var early = journal.shopperWrites(tickets.getLast(), "Before the page was read");
            var page = page(request);
            var late = journal.shopperWrites(tickets.getLast(), "After the page was read");
            assertThat(replica.apply(List.of(early, late), true).join()).isTrue();
            assertThat(replica.load().take(request, page).join()).isTrue();
            loadAll(replica);
            assertSameAsJournal(replica);
        }
    }

    @Test
    void aPageThatIsAheadOfTheEntriesWaitsForThem() {
        try (var replica = begun()) {
            var request = replica.load().next().join().orElseThrow();
            var entry = journal.shopperWrites(tickets.getLast(), "Known to the page first");
            var taken = replica.load().take(request, page(request));
            assertThat(replica.thread(tickets.getLast()).join().entries()).isEmpty();
            assertThat(taken).isNotDone();
            assertThat(replica.apply(List.of(entry), true).join()).isTrue();
            assertThat(taken.join()).isTrue();
            loadAll(replica);
            assertSameAsJournal(replica);
        }
    }

    @Test
    void aTicketThatIsClosedBeforeItsPageComesFallsAway() {
        try (var replica = begun()) {
            var closed = journal.close(tickets.getFirst());
            assertThat(replica.apply(List.of(closed), true).join()).isTrue();
            loadAll(replica);
            assertThat(replica.tickets()).extracting(Ticket::id).doesNotContain(tickets.getFirst());
            assertSameAsJournal(replica);
        }
    }

    @Test
    void aTicketThatIsOpenedMeanwhileIsHereAtOnce() {
        try (var replica = begun()) {
            var known = journal.head().sequence();
            var nina = journal.open("Nina");
            assertThat(replica.apply(journal.after(known), true).join()).isTrue();
            assertThat(replica.ticket(nina)).isEqualTo(journal.ticket(nina));
            loadAll(replica);
            assertSameAsJournal(replica);
        }
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        try (var replica = begun()) {
            assertThat(loadPage(replica)).isTrue();
        }
        journal.append(tickets.getFirst(), new Change.ReadByAgent(ANNA.id(), 2));
        try (var replica = open()) {
            assertThat(replica.load().progress()).isEqualTo(new LoadProgress(2, 5));
            var position = replica.position();
            assertThat(position).isNotNull();
            assertThat(replica.apply(journal.after(position.sequence()), false).join())
                    .isTrue();
            loadAll(replica);
            assertSameAsJournal(replica);
            assertThat(replica.unread(tickets.getFirst())).isFalse();
        }
    }

    @Test
    void aPageIsAskedForAgainWhenTooMuchHappenedMeanwhile() {
        try (var replica = begun()) {
            var request = replica.load().next().join().orElseThrow();
            var page = page(request);
            var known = journal.head().sequence();
            for (var message = 0; message <= PagedLoad.MOST_RECEIVED; message++) {
                journal.shopperWrites(tickets.getFirst(), "Number " + message);
            }
            assertThat(replica.apply(journal.after(known), true).join()).isTrue();
            assertThat(replica.load().take(request, page).join()).isFalse();
            assertThat(replica.tickets()).isEmpty();
            loadAll(replica);
            assertThat(replica.ticket(tickets.getFirst())).isEqualTo(journal.ticket(tickets.getFirst()));
        }
    }

    @Test
    void aPageOfAnotherJournalIsNotTaken() {
        try (var replica = begun()) {
            var request = replica.load().next().join().orElseThrow();
            var restored = new ScriptedJournal();
            restored.open("Somebody else");
            assertThat(replica.load()
                            .take(request, restored.page(Long.MAX_VALUE, 2))
                            .join())
                    .isFalse();
            assertThat(replica.tickets()).isEmpty();
        }
    }

    @Test
    void tellsWhatHasJustHappenedApartFromWhatWasLoadedOrCaughtUp() {
        try (var replica = begun()) {
            var heard = new CopyOnWriteArrayList<ReplicaChange>();
            var _ = replica.listen(heard::add);
            var request = replica.load().next().join().orElseThrow();
            var page = page(request);
            var missed = journal.shopperWrites(tickets.getLast(), "While there was no link");
            assertThat(replica.apply(List.of(missed), false).join()).isTrue();
            var fresh = journal.shopperWrites(tickets.getLast(), "Just now");
            assertThat(replica.apply(List.of(fresh), true).join()).isTrue();
            assertThat(replica.load().take(request, page).join()).isTrue();
            assertThat(heard.stream()
                            .filter(change -> change instanceof ReplicaChange.Applied applied && applied.live())
                            .flatMap(change -> ((ReplicaChange.Applied) change).entries().stream()))
                    .containsExactly(fresh);
            assertThat(heard).anyMatch(ReplicaChange.Loaded.class::isInstance);
        }
    }

    private Replica begun() {
        var replica = open();
        replica.startOver(journal.snapshot()).join();
        return replica;
    }

    private Replica open() {
        return new Replica(folder, ANNA, clock, new Random(1));
    }

    private SnapshotPage page(PageRequest request) {
        return journal.page(request.before(), 2);
    }

    private boolean loadPage(Replica replica) {
        return replica.load()
                .next()
                .join()
                .map(request -> replica.load().take(request, page(request)))
                .map(CompletableFuture::join)
                .orElse(false);
    }

    private void loadAll(Replica replica) {
        while (loadPage(replica)) {}
    }

    private void assertSameAsJournal(Replica replica) {
        assertThat(replica.position()).isEqualTo(journal.head());
        assertThat(replica.tickets()).containsExactlyInAnyOrderElementsOf(journal.liveTickets());
        for (var ticket : journal.liveTickets()) {
            assertThat(replica.thread(ticket.id()).join().entries()).isEqualTo(journal.thread(ticket.id()));
        }
    }
}
