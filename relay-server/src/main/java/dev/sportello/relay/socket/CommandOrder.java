package dev.sportello.relay.socket;

import dev.sportello.relay.journal.Turn;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import org.jspecify.annotations.Nullable;

/// The order of the commands of one link. What was refused for now is sent again, and what was sent behind it may not
/// be carried out before. Not thread-safe: guarded by the lock of its socket; only turns are asked by any thread.
final class CommandOrder {
    private Row row = new Row();
    private int numbers;

    /// The first command that was refused for now and has not come again.
    private @Nullable CommandId awaited;

    /// Commands that were sent one behind the other, up to one that was refused for now.
    private static final class Row {
        private volatile int refusedFrom = Integer.MAX_VALUE;
    }

    /// A command's place among the others.
    private record Place(Row row, int number) implements Turn {
        @Override
        public boolean stands() {
            return number < row.refusedFrom;
        }
    }

    /// Lets a command in, if it is its turn: not where it was sent behind one that was refused for now.
    ///
    /// @return whether it is still its turn later; null where it is not now
    @Nullable
    Turn admit(Command command) {
        if (moves(command)) {
            return Turn.ANY_TIME;
        }
        if (awaited != null && !awaited.equals(command.id())) {
            return null;
        }
        if (awaited != null) {
            awaited = null;
            row = new Row();
        }
        return new Place(row, numbers++);
    }

    /// A command was refused for now: it is nobody's turn who came behind it.
    ///
    /// @param turn what [#admit] gave for it
    void refused(Command command, Turn turn) {
        if (turn instanceof Place(Row its, int number) && number < its.refusedFrom) {
            its.refusedFrom = number;
            if (its == row) {
                awaited = command.id();
            }
        }
    }

    /// A shopper's cursors only move forward: whatever comes before or after, they end at the same place.
    private static boolean moves(Command command) {
        return command instanceof Command.ByShopper && command instanceof Command.MovesCursor;
    }
}
