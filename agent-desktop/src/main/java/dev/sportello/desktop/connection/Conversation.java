package dev.sportello.desktop.connection;

import dev.sportello.desktop.connection.ConnectionQueue.Signal;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The exchange of frames over one link, from `hello` to its end. Belongs to the connection's thread.
final class Conversation {
    private final RelaySocket link;
    private final ConnectionQueue queue;
    private final Replica replica;
    private final Sender sender;
    private final Heartbeat heartbeat;
    private final ViewingReporter viewing;
    private final Observers observers;
    private @Nullable Refusal lastRefusal;
    private boolean live;

    Conversation(
            RelaySocket link,
            ConnectionQueue queue,
            Replica replica,
            Sender sender,
            Heartbeat heartbeat,
            ViewingReporter viewing,
            Observers observers) {
        this.link = link;
        this.queue = queue;
        this.replica = replica;
        this.sender = sender;
        this.heartbeat = heartbeat;
        this.viewing = viewing;
        this.observers = observers;
    }

    /// Who is notified of what is neither an entry nor an answer.
    record Observers(
            Consumer<LinkState> link,
            Viewers viewers,
            Shoppers shoppers,
            Consumer<ProfileId> customers,
            Troubles troubles) {}

    /// Sends and receives until the link ends.
    ///
    /// @throws IOException if it breaks, or one side's disk does
    LinkOutcome hold(String token) throws IOException, InterruptedException {
        link.send(new ClientFrame.Hello(token, replica.resumeAfter()));
        while (true) {
            var outcome = handle(queue.next(untilNextSend()));
            if (outcome != null) {
                return outcome;
            }
            if (replica.position() == null) {
                return new LinkOutcome.StartOver();
            }
            if (heartbeat.silent() || sender.unanswered()) {
                return new LinkOutcome.ComeBack();
            }
            if (heartbeat.pingDue()) {
                link.send(new ClientFrame.Ping());
            }
            sendDue();
        }
    }

    private Duration untilNextSend() {
        var due = sender.untilDue(heartbeat.untilPing());
        return live ? viewing.untilDue(due) : due;
    }

    private void sendDue() throws IOException, InterruptedException {
        if (live) {
            for (var command : sender.due(replica.outbox().due())) {
                link.send(command);
            }
            for (var seen : viewing.next()) {
                link.send(seen);
            }
        }
    }

    private @Nullable LinkOutcome handle(@Nullable Signal signal) throws IOException, InterruptedException {
        if (!(signal instanceof Signal.Received received)) {
            return null;
        }
        var events = new ArrayList<RelaySocket.Event>();
        events.add(received.event());
        events.addAll(queue.waiting());
        return handle(events);
    }

    /// Entries that came close together are applied together: one transaction instead of many.
    private @Nullable LinkOutcome handle(List<RelaySocket.Event> events) throws IOException, InterruptedException {
        var entries = new ArrayList<Entry>();
        for (var one : events) {
            if (one instanceof RelaySocket.Event.Frame(RelayFrame.Entries(List<Entry> more))) {
                entries.addAll(more);
            } else {
                var outcome = apply(entries);
                entries.clear();
                outcome = outcome == null ? handle(one) : outcome;
                if (outcome != null) {
                    return outcome;
                }
            }
        }
        var outcome = apply(entries);
        // The time that this machine took is not the relay's silence.
        heartbeat.received();
        events.forEach(_ -> link.more());
        return outcome;
    }

    private @Nullable LinkOutcome apply(List<Entry> entries) throws IOException, InterruptedException {
        var fits = entries.isEmpty() || await(replica.apply(List.copyOf(entries), live));
        for (var entry : entries) {
            // An own message that has come needs no further answer, and gets none.
            if (entry.change() instanceof Change.HasText said) {
                sender.done(new CommandId(said.message().id().value()));
            }
        }
        return fits ? null : new LinkOutcome.StartOver();
    }

    private @Nullable LinkOutcome handle(RelaySocket.Event event) throws IOException, InterruptedException {
        return switch (event) {
            case RelaySocket.Event.Closed(int code) -> LinkOutcome.of(code, lastRefusal);
            case RelaySocket.Event.Frame(RelayFrame frame) -> handle(frame);
        };
    }

    private @Nullable LinkOutcome handle(RelayFrame frame) throws IOException, InterruptedException {
        switch (frame) {
            case RelayFrame.Welcome _ -> observers.link.accept(new LinkState.CatchingUp());
            case RelayFrame.StartOver _ -> {
                return new LinkOutcome.StartOver();
            }
            case RelayFrame.CaughtUp _ -> {
                live = true;
                observers.link.accept(new LinkState.Live());
            }
            case RelayFrame.Done(CommandId id, long sequence) -> {
                // First in the outbox, or it would be found there as waiting and sent again.
                await(replica.outbox().done(id, sequence));
                sender.done(id);
            }
            case RelayFrame.Refused(CommandId id, Refusal refusal) -> refused(id, refusal);
            case RelayFrame.Presence presence -> observers.viewers.take(presence);
            case RelayFrame.CustomerChanged(ProfileId customer) -> observers.customers.accept(customer);
            case RelayFrame.Channels(List<RelayFrame.Trouble> failing) -> observers.troubles.take(failing);
            case RelayFrame.Visit visit -> observers.shoppers.take(visit);
            case RelayFrame.Entries _,
                    RelayFrame.Pong _,
                    RelayFrame.Shop _,
                    RelayFrame.Typing _,
                    RelayFrame.Unknown _ -> {}
        }
        return null;
    }

    private void refused(@Nullable CommandId id, Refusal refusal) throws IOException, InterruptedException {
        lastRefusal = refusal;
        if (id == null) {
            return;
        }
        if (refusal.retry()) {
            sender.refusedForNow(id);
        } else {
            // First in the outbox, or it would be found there as waiting and sent again.
            await(replica.outbox().refused(id, refusal));
            sender.refused(id);
        }
    }

    private static <T> T await(CompletableFuture<T> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IOException("This machine's disk failed.", e);
        }
    }
}
