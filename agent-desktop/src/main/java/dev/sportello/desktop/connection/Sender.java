package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.Outgoing;
import dev.sportello.desktop.replica.QueuedAct;
import dev.sportello.desktop.replica.QueuedReply;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides what of the outbox goes next over one link. A ticket's next reply waits until the one before was answered:
/// a relay too busy for the first could otherwise take the second, and turn their order round. Not thread-safe.
final class Sender {
    private static final int MOST_ON_THE_WAY = 16;

    /// How long to leave a relay alone that has too much to do.
    private final BackOff pause;

    private final Clock clock;
    private final Duration patience;
    private final Duration longestPause;
    private final Map<CommandId, Instant> onTheWay = new HashMap<>();
    private final Set<CommandId> done = new HashSet<>();
    private Instant pausedUntil = Instant.EPOCH;

    /// Whether something may wait for the end of the pause. It stays so until [#due] was asked after that end, however
    /// the time passes between the questions.
    private boolean held;

    Sender(Timing timing) {
        pause = timing.backOff();
        clock = timing.clock();
        patience = timing.pace().silence();
        longestPause = timing.pace().mostRetry();
    }

    /// What to send now. It counts as on the way from here on.
    List<Command.ByAgent> due(Outgoing outgoing) {
        var now = clock.instant();
        done.retainAll(ids(outgoing));
        // A pause that seems longer than any is one that began before the clock was set back.
        held = now.isBefore(pausedUntil) && !pausedUntil.isAfter(now.plus(longestPause));
        if (held) {
            return List.of();
        }
        var due = new ArrayList<Command.ByAgent>();
        addInOrder(outgoing, due);
        var turnedBack = turnedBack(outgoing);
        for (var read : outgoing.reads()) {
            if (!turnedBack.contains(read.ticket())) {
                add(new Command.MarkRead(read.id(), read.ticket(), read.upTo()), due);
            }
        }
        due.forEach(command -> onTheWay.put(command.id(), now));
        return due;
    }

    void done(CommandId id) {
        onTheWay.remove(id);
        done.add(id);
        pause.reset();
    }

    /// The command will not come back for an answer.
    void refused(CommandId id) {
        onTheWay.remove(id);
    }

    /// The relay asked for a moment before the command comes again.
    void refusedForNow(CommandId id) {
        onTheWay.remove(id);
        pausedUntil = clock.instant().plus(pause.next());
        held = true;
    }

    /// Whether the relay has left a command without an answer for so long that the link must be broken.
    boolean unanswered() {
        var limit = clock.instant().minus(patience);
        return onTheWay.values().stream().anyMatch(sent -> sent.isBefore(limit));
    }

    /// How long nothing that was held back by a pause is due; at most the given time, zero or less where it is due now.
    Duration untilDue(Duration most) {
        var left = Duration.between(clock.instant(), pausedUntil);
        return held && left.compareTo(most) < 0 ? left : most;
    }

    /// Replies and acts of one ticket in the order in which the agent made them, each when the one before was answered.
    private void addInOrder(Outgoing outgoing, List<Command.ByAgent> due) {
        var busy = new HashSet<TicketId>();
        for (var command : inOrder(outgoing)) {
            if (!done.contains(command.id()) && busy.add(command.ticket())) {
                add(command, due);
            }
        }
    }

    /// Among themselves replies keep the order of their queue, and so do acts, whatever the clock did meanwhile; the
    /// time only says which of the two comes first.
    private static List<Command.ByAgent> inOrder(Outgoing outgoing) {
        var all = new ArrayList<Command.ByAgent>();
        var acts = new ArrayDeque<>(outgoing.acts());
        for (var reply : outgoing.replies()) {
            while (!acts.isEmpty() && acts.getFirst().at().isBefore(reply.at())) {
                all.add(acts.removeFirst().command());
            }
            if (reply.refusal() == null) {
                all.add(new Command.Reply(new CommandId(reply.id().value()), reply.ticket(), reply.text()));
            }
        }
        acts.forEach(act -> all.add(act.command()));
        return all;
    }

    /// The tickets that were marked as unread, and where the relay has not answered yet. A read that waits there was
    /// made after that, for marking as unread takes an earlier one away: sent first, it would be undone.
    private Set<TicketId> turnedBack(Outgoing outgoing) {
        return outgoing.acts().stream()
                .filter(act -> act.command() instanceof Command.MarkUnread)
                .filter(act -> !done.contains(act.command().id()))
                .map(QueuedAct::ticket)
                .collect(Collectors.toSet());
    }

    private void add(Command.ByAgent command, List<Command.ByAgent> due) {
        var idle = !onTheWay.containsKey(command.id()) && !done.contains(command.id());
        if (idle && onTheWay.size() + due.size() < MOST_ON_THE_WAY) {
            due.add(command);
        }
    }

    private static Set<CommandId> ids(Outgoing outgoing) {
        var ids = outgoing.replies().stream()
                .map(QueuedReply::id)
                .map(message -> new CommandId(message.value()))
                .collect(Collectors.toSet());
        outgoing.reads().forEach(read -> ids.add(read.id()));
        outgoing.acts().forEach(act -> ids.add(act.command().id()));
        return ids;
    }
}
