package dev.sportello.desktop.ticket;

import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Ticket;
import java.time.Clock;
import org.kordamp.ikonli.feather.Feather;

/// Closes a ticket. It leaves the list at once, and comes back when the close is undone or refused.
final class CloseAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "close",
            "close",
            "close.name",
            Feather.CHECK,
            Shortcut.CLOSE,
            Presentation.Group.END,
            Presentation.Place.BUTTON);

    private final DelayedClose closing;
    private final InboxModel inbox;
    private final Clock clock;

    CloseAct(DelayedClose closing, InboxModel inbox, Clock clock) {
        this.closing = closing;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        return Availability.whileLive(ticket.takesActs());
    }

    @Override
    public void perform(Ticket ticket) {
        inbox.moveOn(ticket.id());
        inbox.conceal(ticket.id());
        closing.close(ticket, clock.instant());
    }
}
