package dev.sportello.desktop.ticket;

import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.CommandOutbox;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.ui.RefusalTexts;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import java.util.List;
import java.util.Locale;

/// Shows which of the agent's acts the relay has refused, and why. FX thread only.
public final class RefusedActs {
    private final Replica replica;
    private final InboxModel inbox;
    private final Toasts toasts;
    private final Texts texts;
    private final RefusalTexts refusals;

    public RefusedActs(Replica replica, InboxModel inbox, Toasts toasts, Locale locale) {
        this.replica = replica;
        this.inbox = inbox;
        this.toasts = toasts;
        texts = Texts.of(RefusedActs.class, locale);
        refusals = new RefusalTexts(locale);
    }

    /// A ticket that was not closed is back in the list.
    public void take(List<CommandOutbox.RefusedAct> refused) {
        refused.stream()
                .filter(one -> one.command() instanceof Command.CloseTicket)
                .forEach(one -> inbox.reveal(one.command().ticket()));
        refused.stream().filter(one -> !doneAlready(one)).forEach(one -> toasts.show(Toast.of(words(one))));
    }

    /// Somebody else has closed what was to be closed: nothing to report.
    private static boolean doneAlready(CommandOutbox.RefusedAct refused) {
        return refused.command() instanceof Command.CloseTicket
                && refused.refusal() != null
                && refused.refusal().error() == ErrorKind.TICKET_CLOSED;
    }

    private String words(CommandOutbox.RefusedAct refused) {
        var id = refused.command().ticket();
        var refusal = refused.refusal();
        var ticket = replica.ticket(id);
        var shopper = ticket == null ? id.toString() : ticket.shopperName();
        return refusal != null && refusal.error() != ErrorKind.UNSEEN_MESSAGE
                ? texts.get("toast.refused", shopper, refusals.of(refusal))
                : texts.get("toast.wrote", shopper);
    }
}
