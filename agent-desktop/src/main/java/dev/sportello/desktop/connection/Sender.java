package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides what of the outbox goes next over one link. A ticket's next command waits until the one before was answered:
/// a relay too busy for the first could otherwise take the second, and turn their order round. Not thread-safe.
final class Sender {
    private static final int MOST_ON_THE_WAY = 16;

    /// How long to leave a relay alone that has too much to do.
    private final BackOff pause;

    private final Clock clock;
    private final Duration patience;
    private final Duration longestPause;
    private final Map<CommandId, Instant> onTheWay = new HashMap<>();
    private Instant pausedUntil = Instant.EPOCH;

    /// What the relay refused for a moment: it takes nothing else before that comes again.
    private @Nullable CommandId first;

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
    ///
    /// @param commands what may be sent, in its order
    List<Command.ByAgent> due(List<QueuedCommand> commands) {
        var now = clock.instant();
        // What is not wanted any more needs no answer.
        onTheWay.keySet().retainAll(ids(commands));
        // A pause that seems longer than any is one that began before the clock was set back.
        held = now.isBefore(pausedUntil) && !pausedUntil.isAfter(now.plus(longestPause));
        if (held) {
            return List.of();
        }
        var due = new ArrayList<Command.ByAgent>();
        var busy = new HashSet<TicketId>();
        for (var queued : firstFirst(commands)) {
            if (queued.waits() && !busy.contains(queued.ticket())) {
                add(queued, due);
                // What was read holds nothing up: it may come at any time after what is before it.
                if (!(queued.command() instanceof Command.MarkRead)) {
                    busy.add(queued.ticket());
                }
            }
        }
        due.forEach(command -> onTheWay.put(command.id(), now));
        first = null;
        return due;
    }

    /// What was refused keeps its place among those of its ticket: of these it was the first that was sent.
    private List<QueuedCommand> firstFirst(List<QueuedCommand> commands) {
        return commands.stream()
                .sorted(Comparator.comparing(queued -> !queued.id().equals(first)))
                .toList();
    }

    void done(CommandId id) {
        onTheWay.remove(id);
        pause.reset();
    }

    /// The command will not come back for an answer.
    void refused(CommandId id) {
        onTheWay.remove(id);
    }

    /// The relay asked for a moment before the command comes again.
    void refusedForNow(CommandId id) {
        onTheWay.remove(id);
        first = first == null ? id : first;
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

    private void add(QueuedCommand queued, List<Command.ByAgent> due) {
        if (!onTheWay.containsKey(queued.id()) && onTheWay.size() + due.size() < MOST_ON_THE_WAY) {
            due.add(queued.addressed());
        }
    }

    private static Set<CommandId> ids(List<QueuedCommand> commands) {
        return commands.stream().map(QueuedCommand::id).collect(Collectors.toSet());
    }
}
