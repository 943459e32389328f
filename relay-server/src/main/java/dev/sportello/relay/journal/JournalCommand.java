package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import java.util.Objects;

/// What somebody asks of the journal.
///
/// @param sender says whose the id is, such as `shopper:…` or `agent:…`: nobody gets the answer to another's command
/// @param remembered whether the answer is kept, so that the same id again changes nothing. What only moves a
///     cursor forward needs none: moving it twice is the same as once
/// @param turn whether it may still be carried out when it comes to that; else it is refused with `busy`
public record JournalCommand(CommandId id, String sender, boolean remembered, Turn turn, Decision decision) {
    public JournalCommand {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(decision, "decision");
    }

    public JournalCommand(CommandId id, String sender, boolean remembered, Decision decision) {
        this(id, sender, remembered, Turn.ANY_TIME, decision);
    }

    /// Runs on the journal's writer, one at a time; maybe twice, when a batch has to be rolled back.
    @FunctionalInterface
    public interface Decision {

        /// Appends what the command brings about.
        ///
        /// @return the sequence number to answer
        /// @throws RefusedFrame before anything was appended or written
        long decide(JournalTransaction transaction) throws RefusedFrame;
    }
}
