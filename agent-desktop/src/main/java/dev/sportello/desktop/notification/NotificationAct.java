package dev.sportello.desktop.notification;

import dev.sportello.model.TicketId;

/// What the agent has done with a notification.
public sealed interface NotificationAct {

    /// Clicked it: what it is about is to be seen.
    record Opened(Topic topic) implements NotificationAct {}

    /// Written an answer into it.
    ///
    /// @param text as it was typed
    record Replied(TicketId ticket, String text) implements NotificationAct {}

    /// Asked for the chat to be closed.
    record CloseAsked(TicketId ticket) implements NotificationAct {}
}
