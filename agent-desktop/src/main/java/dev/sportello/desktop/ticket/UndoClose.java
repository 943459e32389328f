package dev.sportello.desktop.ticket;

import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.ui.Remaining;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.util.Subscription;

/// Offers to undo a close while it waits for its moment, and calls it off when the shopper has written. FX thread only.
public final class UndoClose implements AutoCloseable {
    private final DelayedClose closing;
    private final InboxModel inbox;
    private final Toasts toasts;
    private final TimeFormat times;
    private final Texts texts;
    private final Subscription subscriptions;
    private final Map<TicketId, Toast> offered = new LinkedHashMap<>();

    /// @param closing what waits in it was closed before the view was made
    /// @param ticker lets the moments pass
    public UndoClose(DelayedClose closing, InboxModel inbox, Toasts toasts, TimeFormat times, Ticker ticker) {
        this.closing = closing;
        this.inbox = inbox;
        this.toasts = toasts;
        this.times = times;
        texts = Texts.of(UndoClose.class, times.locale());
        closing.waiting().get().forEach(one -> inbox.conceal(one.ticket().id()));
        subscriptions = Subscription.combine(
                ticker.now().subscribe(closing::passed), closing.waiting().subscribe(this::offer));
    }

    /// The view goes; what was closed in it waits on for its moment.
    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    /// What it is called in the list of keys.
    public String name() {
        return texts.get("undo.name");
    }

    /// @return whether there was a close to take back
    public boolean undo() {
        var ticket = closing.undo();
        if (ticket == null) {
            return false;
        }
        reopen(ticket.id());
        return true;
    }

    private void reopen(TicketId ticket) {
        inbox.reveal(ticket);
        inbox.selected().set(ticket);
    }

    /// Tickets have changed: in one whose close waits the shopper may have written.
    public void take(Replica replica) {
        // While tickets are still to come, one that is not here may be among them.
        if (replica.position() == null || replica.load().progress() != null) {
            return;
        }
        for (var ticket : closing.refresh(replica::ticket)) {
            inbox.reveal(ticket.id());
            toasts.show(Toast.of(texts.get("toast.wrote", ticket.shopperName())));
        }
    }

    private void offer(List<DelayedClose.Waiting> waiting) {
        var open = waiting.stream().map(one -> one.ticket().id()).collect(Collectors.toSet());
        offered.entrySet().removeIf(entry -> {
            var past = !open.contains(entry.getKey());
            if (past) {
                toasts.hide(entry.getValue());
            }
            return past;
        });
        waiting.stream().filter(one -> !offered.containsKey(one.ticket().id())).forEach(this::offer);
    }

    private void offer(DelayedClose.Waiting one) {
        var ticket = one.ticket();
        var left = Duration.between(times.clock().instant(), one.until());
        var toast = new Toast(
                texts.get("toast.closed", ticket.shopperName()),
                texts.get("toast.undo"),
                () -> undo(ticket.id()),
                new Remaining(left, DelayedClose.MOMENT));
        offered.put(ticket.id(), toast);
        toasts.show(toast);
    }

    private void undo(TicketId ticket) {
        if (closing.undo(ticket)) {
            reopen(ticket);
        }
    }
}
