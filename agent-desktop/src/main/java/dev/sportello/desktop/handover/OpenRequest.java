package dev.sportello.desktop.handover;

import dev.sportello.model.TicketId;
import org.jspecify.annotations.Nullable;

/// What is asked of the program from outside: by starting it, or by a link that was clicked anywhere on this computer.
public sealed interface OpenRequest {

    /// The window shall be seen.
    record Raise() implements OpenRequest {}

    /// A ticket shall be seen: `sportello://ticket/1042`.
    record Open(TicketId ticket) implements OpenRequest {}

    /// A link that names nothing that this program knows. Anybody may have written it: none of it is shown.
    record Unreadable() implements OpenRequest {}

    /// @param link as the system passes it on, or anything else; null where the program was just started
    static OpenRequest of(@Nullable String link) {
        if (link == null || link.isBlank()) {
            return new Raise();
        }
        var ticket = TicketLink.read(link.strip());
        return ticket == null ? new Unreadable() : new Open(ticket);
    }
}
