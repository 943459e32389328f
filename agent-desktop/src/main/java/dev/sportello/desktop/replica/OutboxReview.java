package dev.sportello.desktop.replica;

import dev.sportello.desktop.replica.CommandOutbox.RefusedAct;
import dev.sportello.desktop.replica.LocalView.Reach;
import dev.sportello.model.Ticket;
import dev.sportello.wire.Command;
import org.jspecify.annotations.Nullable;

/// Which waiting commands need no longer be sent, now that the replica knows more. Used by the replica's thread only.
///
/// What the relay has executed is removed when its entry is here, and so is a cursor of a ticket that is not any more.
/// Of the closes that wait, one whose ticket is closed is not needed, and one after which the shopper has written is
/// called off: whoever closed did not know of that. Had it left already, the relay refuses it for the same reason.
final class OutboxReview {
    private final LocalView view;
    private final OutboxQueue queue;
    private final RefusalListeners refusals;

    OutboxReview(LocalView view, OutboxQueue queue, RefusalListeners refusals) {
        this.view = view;
        this.queue = queue;
        this.refusals = refusals;
    }

    /// @throws RuntimeException if the disk cannot be used
    void run() {
        for (var queued : queue.commands()) {
            review(queued, view.reach(queued.to()));
        }
    }

    private void review(QueuedCommand queued, Reach reach) {
        var here = reach == Reach.HERE;
        if (here && queued.doneAt() != null && view.hasSeen(queued.doneAt())) {
            queue.forget(queued);
        } else if (reach == Reach.ANOTHER && queued.movesCursor()) {
            queue.forget(queued);
        } else if (here && queued.command() instanceof Command.CloseTicket close) {
            review(queued, close, view.atRelay(queued.ticket()));
        }
    }

    private void review(QueuedCommand queued, Command.CloseTicket close, @Nullable Ticket ticket) {
        if (ticket == null || !ticket.live()) {
            queue.forget(queued);
        } else if (ticket.lastShopperMessage() > close.upTo()) {
            queue.remove(queued);
            refusals.announce(new RefusedAct(close, null));
        }
    }
}
