package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Ticket;
import org.kordamp.ikonli.feather.Feather;

/// Says that the shopper waits for nothing.
final class NoReplyNeededAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "noReply",
            "no-reply-needed",
            "no-reply-needed",
            Feather.CHECK_CIRCLE,
            Shortcut.NO_REPLY,
            Presentation.Group.MARK,
            Presentation.Place.MORE);

    private final Desk desk;

    NoReplyNeededAct(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        if (!ticket.takesActs()) {
            return Availability.ABSENT;
        }
        return ticket.waitingSince() == null ? Availability.DISABLED : Availability.ALLOWED;
    }

    @Override
    public void perform(Ticket ticket) {
        desk.noReplyNeeded(ticket.id());
    }
}
