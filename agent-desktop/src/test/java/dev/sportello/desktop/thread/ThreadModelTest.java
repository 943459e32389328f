package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ThreadPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A thread that is longer than memory should hold is read up to its beginning and down again.
@Tag("long")
class ThreadModelTest {
    private static final TicketId ID = new TicketId(1_001);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int LONG = 2_500;
    private static final int LOCAL = 300;

    private final List<Entry> thread = new ArrayList<>();
    private Ticket ticket;
    private ThreadModel model;

    @BeforeEach
    void open() throws Exception {
        add(new Change.TicketOpened(new ProfileId(new UUID(1, 1)), "Maria Rossi", Channel.WEB_CHAT));
        ticket = Ticket.opened(thread.getFirst());
        for (var message = 1; message < LONG; message++) {
            say("Message " + message);
        }
        model = Fx.get(() -> new ThreadModel(
                new AgentId(new UUID(2, 1)), () -> ZoneOffset.UTC, _ -> local(), (_, before) -> page(before)));
        Fx.run(() -> model.open(ticket));
        awaitBottom();
    }

    @Test
    void allOfItIsReadUpAndDownAgainInOrderAndNeverMuchIsInMemory() throws Exception {
        var up = new HashSet<>(texts());
        while (!texts().contains("Message 1")) {
            step(model::loadOlder);
            up.addAll(texts());
            requireOrder();
        }
        assertThat(up).hasSize(LONG - 1);
        assertThat(Fx.get(model::atEnd)).isFalse();
        var down = new HashSet<>(texts());
        while (!Fx.get(model::atEnd)) {
            step(model::loadNewer);
            down.addAll(texts());
            requireOrder();
        }
        assertThat(down).hasSize(LONG - 1);
        assertThat(texts()).endsWith("Message " + (LONG - 1));
    }

    @Test
    void whatComesMeanwhileIsCountedAndFollowsBelow() throws Exception {
        for (var pages = 0; pages < 20; pages++) {
            step(model::loadOlder);
        }
        Fx.run(() -> model.follow(false));
        var before = texts();
        say("News");
        Fx.run(() -> model.refresh(ticket));
        await().until(() -> Fx.get(() -> model.arrived().get()) == 1);
        assertThat(texts()).isEqualTo(before);
        while (!Fx.get(model::atEnd)) {
            step(model::loadNewer);
            requireOrder();
        }
        assertThat(texts()).endsWith("News");
    }

    @Test
    void theEndIsReachedAtOnceFromAnywhere() throws Exception {
        for (var pages = 0; pages < 30; pages++) {
            step(model::loadOlder);
        }
        Fx.run(model::toEnd);
        awaitBottom();
        assertThat(Fx.get(model::atEnd)).isTrue();
        step(model::loadOlder);
        requireOrder();
    }

    @Test
    void whereTheEndStaysInViewTheBeginningLeavesMemoryAndComesAgain() throws Exception {
        for (var round = 0; round < 30; round++) {
            for (var message = 0; message < 100; message++) {
                say("Later " + round + "." + message);
            }
            Fx.run(() -> model.refresh(ticket));
            awaitBottom();
        }
        requireOrder();
        step(model::loadOlder);
        requireOrder();
    }

    private void awaitBottom() {
        var last = ((Change.MessageAdded) thread.getLast().change()).message().text();
        await().until(() -> texts().getLast().equals(last));
    }

    /// Loads a page, and waits until the rows are others.
    private void step(Runnable load) throws Exception {
        var changes = new AtomicInteger();
        var watching = Fx.get(() -> model.rows().subscribe(_ -> changes.incrementAndGet()));
        Fx.run(load);
        // The first is what is there already.
        await().until(() -> changes.get() > 1);
        Fx.run(watching::unsubscribe);
    }

    /// No message is missing between the first and the last one, and there are not many.
    private void requireOrder() throws Exception {
        var all = thread.stream()
                .filter(entry -> entry.change() instanceof Change.MessageAdded)
                .map(entry -> ((Change.MessageAdded) entry.change()).message().text())
                .toList();
        var texts = texts();
        assertThat(texts.size()).isLessThanOrEqualTo(ThreadWindow.MOST + LOCAL);
        var first = all.indexOf(texts.getFirst());
        assertThat(texts).isEqualTo(all.subList(first, first + texts.size()));
    }

    private List<String> texts() throws Exception {
        return Fx.get(() -> model.rows().get()).stream()
                .filter(ThreadRow.Bubble.class::isInstance)
                .map(row -> ((ThreadRow.Bubble) row).text())
                .toList();
    }

    private CompletableFuture<LocalThread> local() {
        var end = thread.subList(Math.max(0, thread.size() - LOCAL), thread.size());
        return CompletableFuture.completedFuture(new LocalThread(end, List.of()));
    }

    private CompletableFuture<ThreadPage> page(long before) {
        var to = (int) Math.min(before - 1, thread.size());
        var from = Math.max(0, to - 50);
        return CompletableFuture.completedFuture(new ThreadPage(List.copyOf(thread.subList(from, to)), from > 0));
    }

    private void say(String text) {
        add(new Change.MessageAdded(new Message(new MessageId(new UUID(3, thread.size())), new Party.Shopper(), text)));
        ticket = ticket.apply(thread.getLast());
    }

    private void add(Change change) {
        var sequence = thread.size() + 1L;
        thread.add(new Entry(sequence, START.plusSeconds(sequence), ID, change));
    }
}
