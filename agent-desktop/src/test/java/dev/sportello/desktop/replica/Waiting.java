package dev.sportello.desktop.replica;

import dev.sportello.wire.Command;
import java.util.List;
import java.util.function.Predicate;

/// What is in an outbox, by its kind.
public final class Waiting {

    public static List<QueuedCommand> replies(Replica replica) {
        return of(replica, Command.Reply.class::isInstance);
    }

    public static List<QueuedCommand> reads(Replica replica) {
        return of(replica, Command.MarkRead.class::isInstance);
    }

    /// All the others.
    public static List<QueuedCommand> acts(Replica replica) {
        return of(replica, command -> !(command instanceof Command.Reply || command instanceof Command.MarkRead));
    }

    public static String text(QueuedCommand queued) {
        return ((Command.Reply) queued.command()).text();
    }

    private static List<QueuedCommand> of(Replica replica, Predicate<Command> wanted) {
        return replica.outbox().commands().stream()
                .filter(queued -> wanted.test(queued.command()))
                .toList();
    }

    private Waiting() {}
}
