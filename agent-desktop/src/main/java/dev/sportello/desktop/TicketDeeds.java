package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.Outbox;
import dev.sportello.desktop.thread.DelayedClose;
import dev.sportello.desktop.thread.TicketActs;
import dev.sportello.desktop.ui.RefusalWords;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.window.Remaining;
import dev.sportello.desktop.window.Toast;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the agent does to tickets: asked of the desk, followed by the list, and told in the window. FX thread only.
final class TicketDeeds implements AutoCloseable {
    private final Desk desk;
    private final InboxModel inbox;
    private final TimeWords times;
    private final DelayedClose closing;
    private final RefusalWords refusals;
    private final Subscription moments;
    private Subscription offers = Subscription.EMPTY;
    private Consumer<Ticket> unread = _ -> {};
    private @Nullable WindowController window;
    private @Nullable Toast closed;

    /// @param closing what waits in it was closed before the view was made
    TicketDeeds(Desk desk, InboxModel inbox, DelayedClose closing, TimeWords times, Ticker ticker) {
        this.desk = desk;
        this.inbox = inbox;
        this.closing = closing;
        this.times = times;
        refusals = new RefusalWords(times.locale());
        closing.waiting().forEach(one -> inbox.conceal(one.ticket().id()));
        moments = ticker.now().subscribe(closing::passed);
    }

    /// Where it is told; before anything is done.
    void tellIn(WindowController window) {
        this.window = window;
        offers = closing.latest().subscribe(this::offerUndo);
    }

    /// Who hears of a ticket that is marked as unread.
    void onUnread(Consumer<Ticket> listener) {
        unread = listener;
    }

    TicketActs acts() {
        return new TicketActs(
                this::close, this::snooze, desk::reopen, desk::assign, this::markUnread, desk::noReplyNeeded);
    }

    /// The view goes; what was closed in it waits on for its moment.
    @Override
    public void close() {
        moments.unsubscribe();
        offers.unsubscribe();
    }

    private WindowController window() {
        return Objects.requireNonNull(window);
    }

    private Texts texts() {
        return window().texts();
    }

    /// Tickets have changed: in one whose close waits the shopper may have written.
    void take() {
        // While tickets are still to come, one that is not here may be among them.
        if (desk.replica().position() == null || desk.replica().load().progress() != null) {
            return;
        }
        for (var ticket : closing.refresh(desk.replica()::ticket)) {
            inbox.reveal(ticket.id());
            window().show(Toast.of(texts().get("toast.wrote", ticket.shopperName())));
        }
    }

    void takeRefusals(List<Outbox.RefusedAct> refused) {
        refused.stream()
                .filter(one -> one.command() instanceof Command.CloseTicket)
                .forEach(one -> inbox.reveal(one.command().ticket()));
        refused.stream()
                .filter(one -> !doneAlready(one))
                .reduce((_, last) -> last)
                .ifPresent(last -> window().show(Toast.of(words(last))));
    }

    /// Somebody else has closed what was to be closed: nothing to tell.
    private static boolean doneAlready(Outbox.RefusedAct refused) {
        return refused.command() instanceof Command.CloseTicket
                && refused.refusal() != null
                && refused.refusal().error() == ErrorKind.TICKET_CLOSED;
    }

    private String words(Outbox.RefusedAct refused) {
        var id = refused.command().ticket();
        var refusal = refused.refusal();
        if (refusal != null && refusal.error() != ErrorKind.UNSEEN_MESSAGE) {
            return texts().get("toast.refused", id.toString(), refusals.of(refusal));
        }
        var ticket = desk.replica().ticket(id);
        return texts().get("toast.wrote", ticket == null ? id.toString() : ticket.shopperName());
    }

    private void offerUndo(DelayedClose.@Nullable Waiting latest) {
        window().hide(closed);
        closed = null;
        if (latest != null) {
            closed = new Toast(
                    texts().get("toast.closed", latest.ticket().id().toString()),
                    texts().get("toast.undo"),
                    () -> undoClose(),
                    new Remaining(Duration.between(times.clock().instant(), latest.until()), DelayedClose.MOMENT));
            window().show(closed);
        }
    }

    /// @return whether there was a close to take back
    boolean undoClose() {
        var ticket = closing.undo();
        if (ticket == null) {
            return false;
        }
        inbox.reveal(ticket.id());
        inbox.selected().set(ticket.id());
        return true;
    }

    /// The ticket leaves the list at once, and comes back when its close is taken back or refused.
    private void close(Ticket ticket) {
        var neighbour = neighbour();
        inbox.conceal(ticket.id());
        closing.close(ticket, times.clock().instant());
        if (ticket.id().equals(inbox.selected().get())) {
            inbox.selected().set(neighbour);
        }
    }

    /// Where the agent goes on when the open ticket leaves the list.
    private @Nullable TicketId neighbour() {
        var next = inbox.neighbour(1);
        return next == null ? inbox.neighbour(-1) : next;
    }

    private void snooze(TicketId ticket, @Nullable Instant until) {
        var leaves = inbox.shows(Status.Kind.OPEN);
        desk.snooze(ticket, until);
        if (leaves && ticket.equals(inbox.selected().get())) {
            inbox.selected().set(neighbour());
        }
        window().show(Toast.of(
                until == null
                        ? texts().get("toast.snoozed-reply", ticket.toString())
                        : texts().get("toast.snoozed", ticket.toString(), times.moment(until))));
    }

    private void markUnread(Ticket ticket) {
        unread.accept(ticket);
        desk.markUnread(ticket.id(), ticket.lastShopperMessage() - 1);
    }
}
