package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Ticket;
import dev.sportello.model.VisibleText;
import java.time.Clock;
import java.util.function.BiPredicate;
import javafx.stage.Window;
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

    private final Desk desk;
    private final DelayedClose closing;
    private final InboxModel inbox;
    private final BiPredicate<Ticket, String> takesReply;
    private final Clock clock;
    private final Texts texts;

    /// @param takesReply whether a text can be sent as a reply
    CloseAct(
            Desk desk,
            DelayedClose closing,
            InboxModel inbox,
            BiPredicate<Ticket, String> takesReply,
            Clock clock,
            Texts texts) {
        this.desk = desk;
        this.closing = closing;
        this.inbox = inbox;
        this.takesReply = takesReply;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        return Availability.whileLive(ticket.takesActs());
    }

    /// What was begun and not sent would not reach the shopper any more.
    @Override
    public void start(Ticket ticket, Window window) {
        var begun = reply(ticket);
        if (VisibleText.isInvisible(begun)) {
            perform(ticket);
            return;
        }
        var sheet = new Sheet(texts.get("close.draft"))
                .explain(texts.get("close.draft.text", ShownText.line(ticket.shopperName())))
                .cancel(texts.get("cancel"))
                .answer(texts.get("close"), () -> perform(ticket));
        sheet.agree(texts.get("close.send"), () -> sendAndPerform(ticket)).setDisable(!takesReply.test(ticket, begun));
        sheet.showOver(window);
    }

    /// The key that sends, with Shift: what was begun is sent, as it is in other programs.
    @Override
    public void startByKey(Ticket ticket, Window window) {
        if (takesReply.test(ticket, reply(ticket))) {
            sendAndPerform(ticket);
        } else {
            start(ticket, window);
        }
    }

    /// The reply that was begun. An email can be sent later as well: it stays in the composer of the closed
    /// ticket.
    private String reply(Ticket ticket) {
        var begun = desk.draft(ticket);
        return begun.mode().equals(Draft.EMAIL) ? "" : begun.text();
    }

    private void sendAndPerform(Ticket ticket) {
        var begun = reply(ticket).strip();
        desk.draft(ticket, Draft.NONE);
        var _ = desk.reply(ticket, begun);
        perform(ticket);
    }

    @Override
    public void perform(Ticket ticket) {
        inbox.moveOn(ticket.id());
        inbox.conceal(ticket.id());
        closing.close(ticket, clock.instant());
    }
}
