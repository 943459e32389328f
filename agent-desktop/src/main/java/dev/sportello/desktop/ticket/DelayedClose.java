package dev.sportello.desktop.ticket;

import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Closes tickets a little later than the agent said so: to the relay and the shopper a close is final, and so it can
/// be taken back only here. Each ticket has a moment of its own, whatever is closed after it; what is taken back is the
/// latest first. It lives as long as its agent is signed in, whatever becomes of the view. FX thread only.
public final class DelayedClose implements AutoCloseable {
    /// How long a close can be taken back.
    public static final Duration MOMENT = Duration.ofSeconds(10);

    private final Consumer<Ticket> close;
    private final List<Waiting> waiting = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<Waiting>> told = new ReadOnlyObjectWrapper<>(List.of());

    /// @param close closes for ever
    public DelayedClose(Consumer<Ticket> close) {
        this.close = close;
    }

    /// A close that can still be taken back.
    ///
    /// @param ticket as the agent saw it when closing it
    /// @param until when it becomes final
    public record Waiting(Ticket ticket, Instant until) {}

    /// What was closed a moment ago, the latest last.
    public ReadOnlyObjectProperty<List<Waiting>> waiting() {
        return told.getReadOnlyProperty();
    }

    public void close(Ticket ticket, Instant now) {
        if (waiting.stream().noneMatch(one -> one.ticket.id().equals(ticket.id()))) {
            waiting.add(new Waiting(ticket, now.plus(MOMENT)));
            tell();
        }
    }

    /// The ticket that was closed last stays open.
    ///
    /// @return it; null when no close can be taken back
    public @Nullable Ticket undo() {
        if (waiting.isEmpty()) {
            return null;
        }
        var undone = waiting.removeLast();
        tell();
        return undone.ticket;
    }

    /// A ticket stays open.
    ///
    /// @return false when its close can be taken back no more
    boolean undo(TicketId ticket) {
        var undone = waiting.removeIf(one -> one.ticket.id().equals(ticket));
        tell();
        return undone;
    }

    /// Closes what has waited for its moment.
    public void passed(Instant now) {
        // Nothing waits for longer than a moment because the clock was set back.
        waiting.replaceAll(
                one -> one.until.isAfter(now.plus(MOMENT)) ? new Waiting(one.ticket, now.plus(MOMENT)) : one);
        sendNow(waiting.stream().filter(one -> !one.until.isAfter(now)).toList());
    }

    /// Tickets have changed: takes back the close of those in which the shopper has written since, and forgets that of
    /// those that somebody else has closed.
    ///
    /// @param now a ticket's current state; null if it is known no more, since it was closed long ago
    /// @return the tickets in which the shopper has written
    public List<Ticket> refresh(Function<TicketId, @Nullable Ticket> now) {
        var written = new ArrayList<Ticket>();
        waiting.removeIf(one -> {
            var ticket = now.apply(one.ticket.id());
            if (ticket == null || !ticket.takesActs() || !ticket.sameAs(one.ticket)) {
                return true;
            }
            var wrote = ticket.lastShopperMessage() > one.ticket.lastShopperMessage();
            if (wrote) {
                written.add(ticket);
            }
            return wrote;
        });
        tell();
        return written;
    }

    /// Called on shutdown and sign-out: sends at once what still waits.
    @Override
    public void close() {
        sendNow(List.copyOf(waiting));
    }

    private void sendNow(List<Waiting> past) {
        waiting.removeAll(past);
        tell();
        past.forEach(one -> close.accept(one.ticket));
    }

    private void tell() {
        told.set(List.copyOf(waiting));
    }
}
