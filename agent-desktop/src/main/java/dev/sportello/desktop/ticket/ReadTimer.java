package dev.sportello.desktop.ticket;

import dev.sportello.model.Ticket;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Marks a ticket as read when it has been open in a focused window for a second. FX thread only.
public final class ReadTimer implements AutoCloseable {
    private final ObservableValue<@Nullable Ticket> ticket;
    private final ObservableValue<Boolean> focused;
    private final Predicate<Ticket> unread;
    private final Consumer<Ticket> read;
    private final PauseTransition second = new PauseTransition(Duration.seconds(1));
    private final Subscription subscriptions;

    /// What was marked as unread on purpose, as it was then; it stays so until it is opened again or there is news.
    private @Nullable Ticket left;

    /// @param ticket the one that is open
    /// @param focused whether the window is
    /// @param read receives a ticket that has been read
    public ReadTimer(
            ObservableValue<@Nullable Ticket> ticket,
            ObservableValue<Boolean> focused,
            Predicate<Ticket> unread,
            Consumer<Ticket> read) {
        this.ticket = ticket;
        this.focused = focused;
        this.unread = unread;
        this.read = read;
        second.setOnFinished(_ -> didPass());
        subscriptions = Subscription.combine(ticket.subscribe(this::didChange), focused.subscribe(_ -> begin()));
    }

    private void didChange(@Nullable Ticket before, @Nullable Ticket now) {
        // A message that comes while one looks does not restart the second.
        if (before == null || now == null || !before.id().equals(now.id())) {
            second.stop();
            left = null;
        }
        begin();
    }

    /// Reads nothing any more: the window lives on, and must not keep what belongs to who left.
    @Override
    public void close() {
        subscriptions.unsubscribe();
        second.stop();
    }

    /// The open ticket was marked as unread: looking at it longer does not read it.
    public void leave(Ticket marked) {
        left = marked;
        second.stop();
    }

    private boolean isLeft(Ticket open) {
        return left != null && left.id().equals(open.id()) && left.lastShopperMessage() == open.lastShopperMessage();
    }

    private void begin() {
        var open = ticket.getValue();
        if (open == null || isLeft(open) || !focused.getValue() || !unread.test(open)) {
            second.stop();
        } else if (second.getStatus() != Animation.Status.RUNNING) {
            second.playFromStart();
        }
    }

    private void didPass() {
        var open = ticket.getValue();
        if (open != null && unread.test(open)) {
            read.accept(open);
        }
    }
}
