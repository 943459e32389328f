package dev.sportello.relay.sms;

import dev.sportello.model.Delivery;
import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that goes out, as it stands in the table.
///
/// @param position the sequence number of the entry with which it was decided
/// @param phone to which it goes
/// @param body null once the gateway has it
/// @param sid the gateway's name for it, once that is known
/// @param attemptAt when it was last handed to the gateway, while nobody knows whether it has arrived there
/// @param since when it was decided, or was last to be sent again
record SmsRow(
        MessageId message,
        TicketId ticket,
        long position,
        String phone,
        @Nullable String body,
        Delivery.State state,
        @Nullable String sid,
        @Nullable Instant attemptAt,
        Instant since) {}
