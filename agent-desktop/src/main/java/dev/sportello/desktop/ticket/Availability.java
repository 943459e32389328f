package dev.sportello.desktop.ticket;

/// Whether an act can be done to a ticket.
public enum Availability {
    ALLOWED,

    /// Menus show it in grey.
    DISABLED,

    /// It makes no sense for a ticket in this state; menus leave it out.
    ABSENT;

    /// Allowed while the ticket is live, and left out afterwards.
    static Availability whileLive(boolean live) {
        return live ? ALLOWED : ABSENT;
    }
}
