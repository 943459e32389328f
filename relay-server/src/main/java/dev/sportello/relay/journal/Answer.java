package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import java.util.Objects;

/// What a command that was executed was answered; stands in the log, so that the same command again gets the same
/// answer.
///
/// @param sender whose command it was, see [JournalCommand]
/// @param sequence the sequence number that was answered
public record Answer(CommandId command, String sender, long sequence) {
    public Answer {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(sender, "sender");
    }
}
