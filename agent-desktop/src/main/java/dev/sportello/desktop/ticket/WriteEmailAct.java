package dev.sportello.desktop.ticket;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Ticket;
import org.kordamp.ikonli.feather.Feather;

/// Goes on by email in the composer of the open ticket, which says so where that cannot be.
final class WriteEmailAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "writeEmail",
            "write-email",
            "write-email.name",
            Feather.AT_SIGN,
            Shortcut.EMAIL,
            Presentation.Group.HANDLE,
            Presentation.Place.NONE);

    private final Replica replica;
    private Runnable writer = () -> {};

    WriteEmailAct(Replica replica) {
        this.replica = replica;
    }

    /// @param write goes on by email in the composer
    void onPerform(Runnable write) {
        writer = write;
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    /// Whether the shop sends email.
    boolean goesOut() {
        var account = replica.account();
        var smtp = account == null ? null : account.channels().smtp();
        return smtp != null && smtp.on();
    }

    @Override
    public Availability availability(Ticket ticket) {
        if (!goesOut() || ticket.live() && !ticket.takesActs()) {
            return Availability.ABSENT;
        }
        return Availability.ALLOWED;
    }

    @Override
    public void perform(Ticket ticket) {
        writer.run();
    }
}
