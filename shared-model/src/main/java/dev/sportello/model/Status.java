package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a ticket stands. A ticket that is not closed is *live*.
public sealed interface Status {

    record Open() implements Status {}

    /// @param until when the ticket wakes by itself; null: only when the shopper replies
    record Snoozed(@Nullable Instant until) implements Status {}

    /// Final, for a web chat as for an SMS ticket.
    record Closed(Party by, Instant at) implements Status {
        public Closed {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    /// The three words of the status filter.
    enum Kind {
        OPEN,
        SNOOZED,
        CLOSED
    }

    default Kind kind() {
        return switch (this) {
            case Open _ -> Kind.OPEN;
            case Snoozed _ -> Kind.SNOOZED;
            case Closed _ -> Kind.CLOSED;
        };
    }
}
