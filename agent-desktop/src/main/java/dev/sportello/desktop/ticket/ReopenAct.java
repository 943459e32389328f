package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import org.kordamp.ikonli.feather.Feather;

/// Ends a snooze before its time.
final class ReopenAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "reopen",
            "reopen",
            "reopen.name",
            Feather.ROTATE_CCW,
            Shortcut.REOPEN,
            Presentation.Group.HANDLE,
            Presentation.Place.WORDS);

    private final Desk desk;

    ReopenAct(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        return ticket.status() instanceof Status.Snoozed ? Availability.ALLOWED : Availability.ABSENT;
    }

    @Override
    public void perform(Ticket ticket) {
        desk.reopen(ticket.id());
    }
}
