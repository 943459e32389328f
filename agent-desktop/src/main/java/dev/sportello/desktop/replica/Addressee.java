package dev.sportello.desktop.replica;

import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ticket for which something was written, as it was then. A number alone does not say which ticket is meant: after
/// the relay was restored from a backup it may be another shopper's.
///
/// @param epoch of the journal that was followed; null if none was
/// @param opened when the ticket was opened, to the millisecond; null if the ticket was not known here
/// @param shopper under which name the agent saw the shopper; empty if the ticket was not known here
public record Addressee(
        TicketId ticket, @Nullable UUID epoch, @Nullable Instant opened, String shopper) {
    public Addressee {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(shopper, "shopper");
        opened = opened == null ? null : opened.truncatedTo(ChronoUnit.MILLIS);
    }

    /// @param epoch null before the first snapshot has come
    static Addressee of(Ticket ticket, @Nullable UUID epoch) {
        return new Addressee(ticket.id(), epoch, ticket.openedAt(), ticket.shopperName());
    }

    /// Whether the ticket is another one under the same number.
    boolean isAnother(Ticket now) {
        return opened != null && !opened.equals(now.openedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    /// Whether both mean one ticket, whatever its shopper was called.
    boolean same(Addressee other) {
        return ticket.equals(other.ticket)
                && Objects.equals(epoch, other.epoch)
                && Objects.equals(opened, other.opened);
    }
}
