package dev.sportello.desktop.replica;

import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A reply that the journal has not yet brought back.
///
/// @param at when the agent wrote it, by this machine's clock
/// @param sent whether the relay has it on disk; its entry is on the way
/// @param refusal why the relay will not take it; null while there is hope
public record QueuedReply(
        MessageId id,
        TicketId ticket,
        String text,
        Instant at,
        boolean sent,
        @Nullable Refusal refusal) {
    public QueuedReply {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(at, "at");
    }

    public Delivery delivery() {
        if (refusal != null) {
            return Delivery.FAILED;
        }
        return sent ? Delivery.SENT : Delivery.QUEUED;
    }
}
