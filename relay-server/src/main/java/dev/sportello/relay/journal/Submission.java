package dev.sportello.relay.journal;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.util.concurrent.CompletableFuture;

/// A command that waits for its answer.
record Submission(JournalCommand command, CompletableFuture<RelayFrame> answer) {

    Submission(JournalCommand command) {
        this(command, new CompletableFuture<>());
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
