package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of the journal: what happened to a ticket or to the account, in the one order that everybody sees.
///
/// @param sequence 1 or more, without gaps in the journal; a listener that sees a part of the journal sees gaps
/// @param ticket null exactly where the change is the account's
public record Entry(long sequence, Instant at, @Nullable TicketId ticket, Change change) {
    public Entry {
        if (sequence < 1) {
            throw new IllegalArgumentException("A sequence number is 1 or more, not " + sequence + ".");
        }
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(change, "change");
        var fits = ticket == null ? change instanceof Change.OfAccount : change instanceof Change.OfTicket;
        if (!fits) {
            throw new IllegalArgumentException("Entry " + sequence + " and its change are not of the same thing.");
        }
    }
}
