package dev.sportello.wire;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies of the hub's HTTP requests and of their answers.
public final class ShopperBodies {

    /// `POST /widget/session`
    ///
    /// @param token the JWT that the shop signed; null is refused with `token-missing`
    /// @param browserSecret what a browser has made up: with the same one, the same token counts again
    public record Identify(@Nullable String token, @Nullable String browserSecret) {
        @Override
        public String toString() {
            return "Identify[…]";
        }
    }

    /// Its answer.
    ///
    /// @param session the opaque session, bound to the origin that asked
    /// @param name the shopper's own name, for the greeting
    public record Session(String session, Instant expiresAt, String name) {
        public Session {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(expiresAt, "expiresAt");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return "Session[…]";
        }
    }

    /// `GET /widget/thread?before=SEQUENCE&limit=N`: the shopper's live ticket, if there is one, and the end of its
    /// thread, as they stood at one position.
    ///
    /// @param entries oldest first
    /// @param more whether older entries exist
    public record Thread(Position position, @Nullable LiveTicket ticket, List<Entry> entries, boolean more) {
        public Thread {
            Objects.requireNonNull(position, "position");
            entries = List.copyOf(entries);
        }
    }

    /// What a shopper may know of their own ticket.
    ///
    /// @param openedAt for [Opened]
    public record LiveTicket(TicketId id, Instant openedAt, long deliveredUpTo, long seenUpTo) {
        public LiveTicket {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(openedAt, "openedAt");
        }

        public static LiveTicket of(Ticket ticket) {
            return new LiveTicket(ticket.id(), ticket.openedAt(), ticket.deliveredUpTo(), ticket.seenUpTo());
        }
    }

    /// What a page that is being left sends to `/widget/sign-out`.
    public record SignOut(@Nullable String session) {
        @Override
        public String toString() {
            return "SignOut[…]";
        }
    }

    private ShopperBodies() {}
}
