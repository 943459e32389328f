package dev.sportello.desktop;

import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.TicketId;

/// Shows a reply that was written elsewhere and cannot be sent. FX thread only.
record UnsentReply(InboxModel inbox, Replica replica, ThreadController conversation, Toasts toasts, Texts texts) {

    /// In the composer of its ticket, or, where that takes none any more, with an offer to copy it.
    void show(TicketId id, String reply) {
        inbox.selected().set(id);
        var ticket = replica.ticket(id);
        if (ticket != null && ticket.takesActs()) {
            conversation.write(reply);
            return;
        }
        toasts.show(new Toast(
                texts.get("toast.unsent", reply),
                texts.get("toast.unsent.copy"),
                () -> SystemClipboard.put(reply),
                null));
    }
}
