package dev.sportello.desktop.notification;

import dev.sportello.model.TicketId;
import org.jspecify.annotations.Nullable;

/// What the agent looks at.
///
/// @param focused whether the window has the focus
/// @param ticket the one that is open in it; null for none
public record WindowFocus(boolean focused, @Nullable TicketId ticket) {

    /// Whether the agent sees what comes into a ticket without being told.
    boolean shows(TicketId one) {
        return focused && one.equals(ticket);
    }
}
