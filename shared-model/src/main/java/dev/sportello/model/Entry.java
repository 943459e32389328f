package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;

/// One line of the journal: what happened to a ticket, in the one order that everybody sees.
///
/// @param sequence 1 or more, without gaps in the journal; a listener that sees a part of the journal sees gaps
public record Entry(long sequence, Instant at, TicketId ticket, Change change) {
    public Entry {
        if (sequence < 1) {
            throw new IllegalArgumentException("A sequence number is 1 or more, not " + sequence + ".");
        }
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(change, "change");
    }
}
