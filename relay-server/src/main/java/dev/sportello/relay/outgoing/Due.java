package dev.sportello.relay.outgoing;

import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be told to one webhook.
///
/// @param id the same at each attempt, and at each webhook
/// @param ticket null where it is about none
/// @param profile of somebody who was erased; null else
/// @param sequence of the entry that it tells of
/// @param at when that happened
/// @param attempts that were begun, this one included
record Due(
        WebhookId webhook,
        UUID id,
        Webhook.Topic topic,
        @Nullable TicketId ticket,
        @Nullable ProfileId profile,
        long sequence,
        Instant at,
        int attempts) {

    /// What keeps its order: the ticket, and what is about none keeps none.
    long lane() {
        return ticket == null ? -sequence : ticket.number();
    }
}
