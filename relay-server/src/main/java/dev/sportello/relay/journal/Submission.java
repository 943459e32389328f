package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A command that waits for its answer.
record Submission(JournalCommand command, CompletableFuture<RelayFrame> answer) {

    /// Asks for nothing.
    private static final JournalCommand LOOK =
            new JournalCommand(new CommandId(new UUID(0, 0)), "journal", false, _ -> 0);

    Submission(JournalCommand command) {
        this(command, new CompletableFuture<>());
    }

    /// Has the writer publish what others have written; answered when that is done; refused if it cannot be done now.
    static Submission look() {
        return new Submission(LOOK);
    }

    boolean onlyLooks() {
        return command.equals(LOOK);
    }

    void looked(boolean found) {
        if (found) {
            answer(new RelayFrame.Done(command.id(), 0));
        } else {
            refuse(ErrorKind.STORAGE_FAILED);
        }
    }

    void refuse(ErrorKind error) {
        answer(refused(Refusal.of(error)));
    }

    void answer(RelayFrame frame) {
        answer.complete(frame);
    }

    RelayFrame refused(Refusal refusal) {
        return new RelayFrame.Refused(command.id(), refusal);
    }
}
