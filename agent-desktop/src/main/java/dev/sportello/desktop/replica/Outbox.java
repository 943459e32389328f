package dev.sportello.desktop.replica;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MessageText;
import dev.sportello.wire.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the agent wants of the relay, kept until the journal has it. Thread-safe; no method waits.
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Replica replica;
    private final ReplicaThread thread;
    private final OutboxQueue queue;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids;
    private final List<Consumer<RefusedAct>> refusals = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// What was told before anybody listened. Touched by the replica's thread only.
    private final List<RefusedAct> unheard = new ArrayList<>();

    /// The entries of what the relay has carried out, until they are here. Touched by the replica's thread only.
    private final Map<CommandId, Long> doneAt = new HashMap<>();

    /// Who waits until all is answered. Touched by the replica's thread only.
    private final List<CompletableFuture<Void>> leaving = new ArrayList<>();

    Outbox(Replica replica, ReplicaThread thread, OutboxQueue queue, Clock clock, RandomGenerator random) {
        this.replica = replica;
        this.thread = thread;
        this.queue = queue;
        this.clock = clock;
        ids = Generators.timeBasedEpochGenerator(Random.from(random), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    public Outgoing outgoing() {
        return queue.outgoing();
    }

    /// Hears on the replica's thread that there may be more to send.
    public void onMore(Runnable listener) {
        listeners.add(listener);
    }

    /// Completes on the replica's thread as soon as nothing that was put in waits for the relay's answer.
    public CompletableFuture<Void> answered() {
        var answered = new CompletableFuture<Void>();
        thread.run(() -> {
            leaving.add(answered);
            tellLeaving();
        });
        return answered;
    }

    private void tellLeaving() {
        if (!leaving.isEmpty() && queue.outgoing().answered()) {
            leaving.forEach(one -> one.complete(null));
            leaving.clear();
        }
    }

    /// Something that the agent did to a ticket and that will never be carried out.
    ///
    /// @param refusal why; null: a close was called off, since the shopper has written first
    public record RefusedAct(
            Command.ByAgent command, @Nullable Refusal refusal) {}

    /// Hears on the replica's thread of every act that will not be carried out, from now on; the first who listens
    /// hears also of those before. Run what is returned to hear no more.
    public Runnable onRefusal(Consumer<RefusedAct> listener) {
        thread.run(() -> {
            refusals.add(listener);
            unheard.forEach(listener);
            unheard.clear();
        });
        return () -> thread.run(() -> refusals.remove(listener));
    }

    /// Puts an act behind the others: it is sent when there is a link, also after a restart.
    ///
    /// @param command makes the command, with the id given
    public void act(Function<CommandId, Command.ByAgent> command) {
        var act = new QueuedAct(command.apply(new CommandId(ids.generate())), clock.instant());
        thread.run(() -> {
            if (act.command() instanceof Command.MarkUnread unread) {
                forgetRead(unread.ticket());
            }
            if (put(act)) {
                review();
                listeners.forEach(Runnable::run);
            }
            replica.announce(Set.of(act.ticket()));
        });
    }

    private boolean put(QueuedAct act) {
        try {
            queue.put(act);
            return true;
        } catch (RuntimeException e) {
            LOG.error("What was done to a ticket could not be written to the disk.", e);
            tell(new RefusedAct(
                    act.command(), Refusal.of(ErrorKind.STORAGE_FAILED, "Make room on this computer's disk.")));
            return false;
        }
    }

    /// The replica has moved on. What the relay has carried out is forgotten when its entry is here. Of the closes
    /// that wait, one whose ticket is closed is not needed, and one after which the shopper has written is called
    /// off: whoever said it did not know of that. Had it left already, the relay refuses it for the same reason. On
    /// the replica's thread.
    void review() {
        try {
            for (var act : queue.outgoing().acts()) {
                if (replica.hasSeen(doneAt.getOrDefault(act.command().id(), Long.MAX_VALUE))) {
                    forget(act);
                } else if (act.command() instanceof Command.CloseTicket close && replica.position() != null) {
                    review(act, close, replica.atRelay(act.ticket()));
                }
            }
        } catch (RuntimeException e) {
            // A close that could not be taken off the disk is asked of the relay, which knows best.
            LOG.error("The acts that wait could not be looked through.", e);
        }
        tellLeaving();
    }

    private void forget(QueuedAct act) {
        doneAt.remove(act.command().id());
        queue.remove(act);
    }

    private void review(QueuedAct act, Command.CloseTicket close, @Nullable Ticket ticket) {
        if (ticket == null || !ticket.live()) {
            forget(act);
        } else if (ticket.lastShopperMessage() > close.upTo()) {
            forget(act);
            tell(new RefusedAct(close, null));
        }
    }

    private void tell(RefusedAct refused) {
        if (refusals.isEmpty()) {
            unheard.add(refused);
        }
        refusals.forEach(listener -> listener.accept(refused));
    }

    /// What was marked as read here a moment ago must not overtake.
    private void forgetRead(TicketId ticket) {
        queue.outgoing().reads().stream()
                .filter(read -> read.ticket().equals(ticket))
                .forEach(queue::remove);
    }

    /// Puts a reply behind the others.
    ///
    /// @return the id that its message will have
    /// @throws IllegalArgumentException if the text may not be sent; ask [MessageText] before
    public MessageId reply(TicketId ticket, String text) {
        var problem = MessageText.problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(problem.sentence());
        }
        var reply = new QueuedReply(new MessageId(ids.generate()), ticket, text, clock.instant(), false, null);
        thread.run(() -> put(reply));
        return reply.id();
    }

    public void tryAgain(MessageId failed) {
        thread.run(() -> queue.reply(failed)
                .filter(reply -> reply.refusal() != null)
                .ifPresent(reply ->
                        put(new QueuedReply(failed, reply.ticket(), reply.text(), clock.instant(), false, null))));
    }

    /// Forgets a failed reply; one that may have left already stays.
    public void discard(MessageId failed) {
        thread.run(() -> queue.reply(failed)
                .filter(reply -> reply.refusal() != null)
                .ifPresent(reply -> {
                    queue.remove(Set.of(failed));
                    replica.announce(Set.of(reply.ticket()));
                }));
    }

    public void markRead(TicketId ticket, long upTo) {
        thread.run(() -> {
            if (upTo > replica.readUpTo(ticket)) {
                queue.put(new QueuedRead(new CommandId(ids.generate()), ticket, upTo));
                replica.announce(Set.of(ticket));
                listeners.forEach(Runnable::run);
            }
        });
    }

    /// The relay has carried a command out.
    ///
    /// @param sequence of the entry that it made
    public CompletableFuture<Void> done(CommandId id, long sequence) {
        return thread.tell(() -> {
            queue.reply(id.message()).ifPresent(reply -> replied(reply, sequence));
            queue.read(id).ifPresent(read -> {
                replica.readAtRelay(read, sequence);
                queue.remove(read);
            });
            queue.act(id).ifPresent(act -> {
                replica.actedAtRelay(act.command(), sequence);
                // It stays until its entry comes, or the ticket would look as before until then.
                if (replica.hasSeen(sequence) || act.command() instanceof Command.MarkUnread) {
                    forget(act);
                } else {
                    doneAt.put(id, sequence);
                }
                replica.announce(Set.of(act.ticket()));
            });
            tellLeaving();
        });
    }

    /// The relay will never carry the command out.
    public CompletableFuture<Void> refused(CommandId id, Refusal refusal) {
        return thread.tell(() -> {
            queue.reply(id.message()).ifPresent(reply -> {
                queue.refuse(reply.id(), refusal);
                replica.announce(Set.of(reply.ticket()));
            });
            queue.read(id).ifPresent(read -> {
                queue.remove(read);
                replica.announce(Set.of(read.ticket()));
            });
            queue.act(id).ifPresent(act -> {
                forget(act);
                replica.announce(Set.of(act.ticket()));
                tell(new RefusedAct(act.command(), refusal));
            });
            tellLeaving();
        });
    }

    private void put(QueuedReply reply) {
        queue.put(reply);
        replica.announce(Set.of(reply.ticket()));
        listeners.forEach(Runnable::run);
    }

    private void replied(QueuedReply reply, long sequence) {
        if (replica.hasSeen(sequence)) {
            queue.remove(Set.of(reply.id()));
        } else {
            queue.sent(reply.id());
        }
        replica.announce(Set.of(reply.ticket()));
    }
}
