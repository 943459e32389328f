package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Ticket;
import org.kordamp.ikonli.feather.Feather;

/// Makes a ticket the agent's own.
final class TakeAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "take",
            "take",
            "take.name",
            Feather.USER_PLUS,
            Shortcut.TAKE,
            Presentation.Group.HANDLE,
            Presentation.Place.NONE);

    private final Desk desk;

    TakeAct(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        var mine = desk.replica().you().id().equals(ticket.assignee());
        return Availability.whileLive(ticket.takesActs() && !mine);
    }

    @Override
    public void perform(Ticket ticket) {
        desk.assign(ticket.id(), desk.replica().you().id());
    }
}
