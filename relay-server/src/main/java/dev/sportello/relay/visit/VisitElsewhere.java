package dev.sportello.relay.visit;

import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame.CurrentPage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a shopper does whose hub is connected to another relay, as the relays tell each other.
///
/// @param session names it; not its token
/// @param left the session has no link any more, and none has come back soon
record VisitElsewhere(
        String session,
        TicketId ticket,
        boolean typing,
        @Nullable CurrentPage page,
        boolean left) {
    VisitElsewhere {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(ticket, "ticket");
    }
}
