package dev.sportello.desktop.ticket;

import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.CommandOutbox;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.ui.RefusalWords;
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
    private final RefusalWords refusals;

    public RefusedActs(Replica replica, InboxModel inbox, Toasts toasts, Locale locale) {
        this.replica = replica;
        this.inbox = inbox;
        this.toasts = toasts;
        texts = Texts.of(RefusedActs.class, locale);
        refusals = new RefusalWords(locale);
    }

    /// A ticket that was not closed is back in the list; only the last refusal is shown.
    public void take(List<CommandOutbox.RefusedAct> refused) {
        refused.stream()
                .filter(one -> one.command() instanceof Command.CloseTicket)
                .forEach(one -> inbox.reveal(one.command().ticket()));
        refused.stream()
                .filter(one -> !doneAlready(one))
                .reduce((_, last) -> last)
                .ifPresent(last -> toasts.show(Toast.of(words(last))));
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
        if (refusal != null && refusal.error() != ErrorKind.UNSEEN_MESSAGE) {
            return texts.get("toast.refused", id.toString(), refusals.of(refusal));
        }
        var ticket = replica.ticket(id);
        return texts.get("toast.wrote", ticket == null ? id.toString() : ticket.shopperName());
    }
}
