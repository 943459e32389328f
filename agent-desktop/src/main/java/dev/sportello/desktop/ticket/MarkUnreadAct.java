package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import org.kordamp.ikonli.feather.Feather;

/// Makes the shopper's last message unread again. It stays so while the agent goes on looking at it.
final class MarkUnreadAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "unread",
            "mark-unread",
            "mark-unread.name",
            Feather.MAIL,
            Shortcut.UNREAD,
            Presentation.Group.MARK,
            Presentation.Place.MORE);

    private final Desk desk;
    private final ReadTimer timer;

    MarkUnreadAct(Desk desk, ReadTimer timer) {
        this.desk = desk;
        this.timer = timer;
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
        var you = desk.replica().you().id();
        var can = ticket.lastShopperMessage() != 0 && ticket.allows(new Change.UnreadByAgent(you, 0));
        return can ? Availability.ALLOWED : Availability.DISABLED;
    }

    @Override
    public void perform(Ticket ticket) {
        timer.leave(ticket);
        desk.markUnread(ticket.id(), ticket.lastShopperMessage() - 1);
    }
}
