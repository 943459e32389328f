package dev.sportello.desktop.replica;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.sportello.desktop.replica.LocalView.Reach;
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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the agent wants of the relay, in one order, kept until the journal has it. Each command names the journal and
/// the ticket for which it was meant, and is sent to no other. Thread-safe; no method waits.
public final class CommandOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(CommandOutbox.class);

    private final ReplicaListeners changes;
    private final ReplicaThread thread;
    private final LocalView view;
    private final OutboxQueue queue;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids;
    private final RefusalListeners refusals = new RefusalListeners();
    private final OutboxReview review;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// Who waits until all is answered. Touched by the replica's thread only.
    private final List<CompletableFuture<Void>> unanswered = new ArrayList<>();

    CommandOutbox(
            ReplicaListeners changes,
            ReplicaThread thread,
            LocalView view,
            OutboxQueue queue,
            Clock clock,
            RandomGenerator random) {
        this.changes = changes;
        this.thread = thread;
        this.view = view;
        this.queue = queue;
        this.clock = clock;
        review = new OutboxReview(view, queue, refusals);
        ids = Generators.timeBasedEpochGenerator(Random.from(random), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    /// All commands in their order, also those that were refused or cannot be delivered.
    public List<QueuedCommand> commands() {
        return queue.commands();
    }

    /// What may be sent to the relay, in the order in which it is to be sent. What the relay has executed is among
    /// it until its entry is here; what was refused, or cannot be delivered, is not.
    public List<QueuedCommand> due() {
        return view.due();
    }

    /// Called on the replica's thread when there may be more to send.
    public void onMore(Runnable listener) {
        listeners.add(listener);
    }

    /// There may be more to send. On the replica's thread.
    void more() {
        listeners.forEach(Runnable::run);
    }

    /// Completes on the replica's thread as soon as nothing that may be sent waits for the relay's answer.
    public CompletableFuture<Void> answered() {
        var answered = new CompletableFuture<Void>();
        thread.run(() -> {
            unanswered.add(answered);
            completeAnswered();
        });
        return answered;
    }

    private void completeAnswered() {
        if (!unanswered.isEmpty() && view.due().stream().noneMatch(QueuedCommand::waits)) {
            unanswered.forEach(one -> one.complete(null));
            unanswered.clear();
        }
    }

    /// Something that the agent did to a ticket and that will never be executed.
    ///
    /// @param refusal why; null: a close was called off, since the shopper has written first
    public record RefusedAct(
            Command.ByAgent command, @Nullable Refusal refusal) {}

    /// Subscribes on the replica's thread to every act that will not be executed, from now on; the first
    /// subscriber also gets those before. Run what is returned to unsubscribe.
    public Runnable onRefusal(Consumer<RefusedAct> listener) {
        thread.run(() -> refusals.add(listener));
        return () -> thread.run(() -> refusals.remove(listener));
    }

    /// Puts an act behind all others: it is sent when there is a link, also after a restart.
    ///
    /// @param command makes the command, with the id given
    public void act(Function<CommandId, Command.ByAgent> command) {
        var made = command.apply(newId());
        act(view.addressee(made.ticket()), made);
    }

    /// As [#act(Function)], to the ticket that the agent saw: should another have its number by now, nothing is sent.
    public void act(Ticket seen, Function<CommandId, Command.ByAgent> command) {
        act(view.addressee(seen), command.apply(newId()));
    }

    private void act(Addressee to, Command.ByAgent command) {
        var act = new QueuedCommand(to, command, clock.instant());
        thread.run(() -> add(act));
    }

    /// On the replica's thread.
    private void add(QueuedCommand act) {
        if (put(act)) {
            forgetReads(act);
            review();
            more();
        }
        changes.announceWritten(act.ticket());
    }

    /// A cursor that moves again needs not go where it was to go before.
    private void forgetReads(QueuedCommand next) {
        if (!next.movesCursor()) {
            return;
        }
        queue.forget(queue.of(next.ticket())
                .filter(queued -> !queued.id().equals(next.id()))
                .filter(queued -> queued.command() instanceof Command.MarkRead && queued.waits())
                .filter(queued -> queued.to().same(next.to()))
                .map(QueuedCommand::id)
                .collect(Collectors.toSet()));
    }

    private boolean put(QueuedCommand queued) {
        try {
            queue.put(queued);
            return true;
        } catch (RuntimeException e) {
            LOG.error("A command could not be written to the disk.", e);
            var refusal = Refusal.of(ErrorKind.STORAGE_FAILED, "Make room on this computer's disk. Try again.");
            if (queued.command() instanceof Command.HasText) {
                // What was typed is not lost while the program runs, and can be tried again.
                queue.hold(queued.refused(refusal));
            } else {
                refusals.announce(new RefusedAct(queued.command(), refusal));
            }
            return false;
        }
    }

    /// Puts a reply behind all others.
    ///
    /// @param to the ticket that the agent saw: should another have its number by now, nothing is sent
    /// @return the id that its message will have
    /// @throws IllegalArgumentException if the text may not be sent; ask [MessageText] before
    public MessageId reply(Ticket to, String text) {
        var problem = MessageText.problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(problem.sentence());
        }
        var reply = new Command.Reply(newId(), to.id(), text);
        act(view.addressee(to), reply);
        return reply.id().message();
    }

    /// Puts an email behind all others, as a reply.
    ///
    /// @param to the ticket that the agent saw: should another have its number by now, nothing is sent
    /// @param quotesChat whether the chat so far stands below the text
    /// @return the id that its message will have
    /// @throws IllegalArgumentException if it may not be sent; ask [MessageText] before
    public MessageId email(Ticket to, String subject, String text, boolean quotesChat) {
        var problem = MessageText.problem(text);
        if (problem != null || !MessageText.isSubject(subject)) {
            throw new IllegalArgumentException("This is no email that may be sent.");
        }
        var email = new Command.SendEmail(newId(), to.id(), subject, text, quotesChat, null);
        act(view.addressee(to), email);
        return email.id().message();
    }

    public void tryAgain(MessageId failed) {
        thread.run(() -> failed(failed).ifPresent(reply -> {
            put(new QueuedCommand(reply.to(), reply.command(), clock.instant()));
            changes.announceWritten(reply.ticket());
            more();
        }));
    }

    /// Forgets a failed reply; one that may have left already stays.
    public void discard(MessageId failed) {
        thread.run(() -> failed(failed).ifPresent(this::forget));
    }

    private Optional<QueuedCommand> failed(MessageId message) {
        return queue.find(new CommandId(message.value())).filter(reply -> reply.refusal() != null);
    }

    /// Forgets what cannot be delivered.
    void discard(QueuedCommand undeliverable) {
        queue.find(undeliverable.id())
                .filter(queued -> queued.refusal() != null || view.reach(queued.to()) == Reach.ANOTHER)
                .ifPresent(this::forget);
    }

    private void forget(QueuedCommand queued) {
        queue.forget(queued);
        changes.announceWritten(queued.ticket());
    }

    public void markRead(TicketId ticket, long upTo) {
        thread.run(() -> {
            if (upTo > view.readUpTo(ticket)) {
                // At once: behind what the agent does next it would undo a "mark as unread".
                var read = new Command.MarkRead(newId(), ticket, upTo);
                add(new QueuedCommand(view.addressee(ticket), read, clock.instant()));
            }
        });
    }

    /// The relay has carried a command out.
    ///
    /// @param sequence of the entry that it made
    public CompletableFuture<Void> done(CommandId id, long sequence) {
        return thread.tell(() -> {
            queue.find(id).ifPresent(queued -> {
                // It stays until its entry comes, or the ticket would look as before until then.
                if (view.hasSeen(sequence)) {
                    queue.forget(List.of(id));
                } else {
                    queue.done(id, sequence);
                }
                changes.announceWritten(queued.ticket());
            });
            completeAnswered();
        });
    }

    /// The relay will never carry the command out.
    public CompletableFuture<Void> refused(CommandId id, Refusal refusal) {
        return thread.tell(() -> {
            queue.find(id).ifPresent(queued -> {
                if (queued.command() instanceof Command.HasText) {
                    queue.refuse(id, refusal);
                } else {
                    queue.forget(queued);
                }
                changes.announceWritten(queued.ticket());
                if (!(queued.command() instanceof Command.HasText) && !queued.movesCursor()) {
                    refusals.announce(new RefusedAct(queued.command(), refusal));
                }
            });
            completeAnswered();
        });
    }

    /// The replica has moved on: drops what no longer needs to be sent. On the replica's thread.
    void review() {
        try {
            review.run();
        } catch (RuntimeException e) {
            // A close that could not be taken off the disk is asked of the relay, which knows best.
            LOG.error("The waiting commands could not be checked.", e);
        }
        completeAnswered();
    }

    private CommandId newId() {
        return new CommandId(ids.generate());
    }
}
