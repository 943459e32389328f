package dev.sportello.desktop.thread;

import dev.sportello.model.Ticket;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Closes a ticket a little later than the agent said so: to the relay and the shopper a close is final, and so it can
/// be taken back only here. One ticket at a time: closing another one lets the one before go. FX thread only.
public final class DelayedClose implements AutoCloseable {
    /// How long a close can be taken back.
    public static final Duration MOMENT = Duration.seconds(10);

    private final Consumer<Ticket> close;
    private final PauseTransition moment = new PauseTransition(MOMENT);
    private final ReadOnlyObjectWrapper<@Nullable Ticket> pending = new ReadOnlyObjectWrapper<>();

    /// @param close closes for ever
    public DelayedClose(Consumer<Ticket> close) {
        this.close = close;
        moment.setOnFinished(_ -> letGo());
    }

    /// The ticket whose close can still be taken back; null for none.
    public ReadOnlyObjectProperty<@Nullable Ticket> pending() {
        return pending.getReadOnlyProperty();
    }

    public void close(Ticket ticket) {
        letGo();
        pending.set(ticket);
        moment.playFromStart();
    }

    /// The ticket stays open.
    public void undo() {
        moment.stop();
        pending.set(null);
    }

    /// Closes now what waits to be closed.
    public void letGo() {
        moment.stop();
        var ticket = pending.get();
        if (ticket != null) {
            pending.set(null);
            close.accept(ticket);
        }
    }

    /// A ticket has changed.
    ///
    /// @return whether its close was taken back, because the shopper has written since
    public boolean refresh(Ticket now) {
        var before = pending.get();
        var wrote = before != null
                && before.id().equals(now.id())
                && now.lastShopperMessage() > before.lastShopperMessage();
        if (wrote) {
            undo();
        }
        return wrote;
    }

    /// Whoever leaves meant what was said.
    @Override
    public void close() {
        letGo();
    }
}
