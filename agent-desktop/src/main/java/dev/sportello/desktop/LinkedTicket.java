package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.inbox.InboxFeed;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.ErrorKind;
import java.util.List;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Opens a ticket of which only the number is known, from a link: one that is here, or else the relay's. FX thread
/// only.
final class LinkedTicket implements AutoCloseable {
    private final Desk desk;
    private final InboxModel inbox;
    private final InboxFeed feed;
    private final Toasts toasts;
    private final Texts texts;
    private final Subscription following;
    private @Nullable TicketId asked;
    private boolean gone;

    LinkedTicket(Desk desk, InboxModel inbox, InboxFeed feed, Toasts toasts, Texts texts) {
        this.desk = desk;
        this.inbox = inbox;
        this.feed = feed;
        this.toasts = toasts;
        this.texts = texts;
        // Nothing takes a ticket away that the agent has chosen meanwhile.
        following = inbox.selected().subscribe((_, _) -> asked = null);
    }

    /// Goes on with what was asked for in a view that this one replaces.
    void goOn(LinkedTicket before) {
        if (before.asked != null) {
            open(before.asked);
        }
    }

    /// Whoever asks for something from outside waits for no next try of the link. Where none would be made, nothing is:
    /// a session that is over needs a password, and a program that is too old another version.
    void tryNow() {
        if (desk.link() instanceof LinkState.Offline || desk.link() instanceof LinkState.Refused) {
            desk.tryNow();
        }
    }

    void open(TicketId id) {
        asked = null;
        if (inbox.row(id) != null) {
            inbox.selected().set(id);
            return;
        }
        asked = id;
        var _ = desk.ticket(id)
                .whenComplete((ticket, failure) -> Platform.runLater(() -> {
                    if (id.equals(asked) && !gone) {
                        asked = null;
                        show(id, ticket, failure);
                    }
                }));
    }

    /// A link that is none of this program's.
    void isUnreadable() {
        toasts.show(Toast.of(texts.get("link.unreadable")));
    }

    private void show(TicketId id, @Nullable Ticket ticket, @Nullable Throwable failure) {
        if (ticket != null) {
            feed.takeClosed(List.of(ticket));
            inbox.selected().set(id);
            return;
        }
        var unknown = failure != null
                && Paging.cause(failure) instanceof RequestFailed.Refused refused
                && refused.refusal().error() == ErrorKind.TICKET_UNKNOWN;
        toasts.show(Toast.of(texts.get(unknown ? "link.unknown" : "link.not-here", id)));
    }

    /// The view goes.
    @Override
    public void close() {
        gone = true;
        following.unsubscribe();
    }
}
