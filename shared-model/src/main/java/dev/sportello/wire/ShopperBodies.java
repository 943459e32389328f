package dev.sportello.wire;

import dev.sportello.model.Entry;
import dev.sportello.model.Order;
import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.model.WebLink;
import java.net.URI;
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
    /// @param name the shopper's own name, for the greeting; null where the shop has told none
    public record Session(
            String session, Instant expiresAt, @Nullable String name) {
        public Session {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(expiresAt, "expiresAt");
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

    /// The answer of `/widget/waiting`: what the hub of a shopper who has not opened it shows on its launcher.
    ///
    /// @param messages of the shop in the live chat that the shopper has not seen; at most [#MOST]
    public record Waiting(int messages) {
        public static final int MOST = 100;
    }

    /// `GET /widget/orders?before=INSTANT&limit=N`: the shopper's orders, placed last first.
    public record OrderPage(List<ShopperOrder> orders, boolean more) {
        public OrderPage {
            orders = List.copyOf(orders);
        }
    }

    /// What shoppers see of their own order.
    ///
    /// @param number as people say it, `#2117`
    /// @param page of the order in the shop; only of the web
    public record ShopperOrder(
            String number,
            Instant placedAt,
            Order.State state,
            Order.Amounts amounts,
            List<Order.Line> lines,
            List<Order.Fulfilment> fulfilments,
            @Nullable URI page) {
        public ShopperOrder {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(placedAt, "placedAt");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(amounts, "amounts");
            lines = List.copyOf(lines);
            fulfilments = List.copyOf(fulfilments);
            page = WebLink.only(page);
        }

        @Override
        public String toString() {
            return "ShopperOrder[" + number + "]";
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
