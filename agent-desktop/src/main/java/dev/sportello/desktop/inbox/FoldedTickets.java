package dev.sportello.desktop.inbox;

import dev.sportello.desktop.search.FoldedText;
import dev.sportello.model.Message;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of each ticket words are looked for in: whose it is, its number and the last message. It is folded once while
/// somebody searches, and not again for each key. FX thread only.
final class FoldedTickets {
    private record Folded(String shopper, @Nullable Message last, String text) {
        private static Folded of(Ticket ticket) {
            var last = ticket.lastMessage();
            var text = ticket.shopperName() + "\n" + ticket.id() + "\n" + (last == null ? "" : last.text());
            return new Folded(ticket.shopperName(), last, FoldedText.of(text));
        }

        private boolean isOf(Ticket ticket) {
            return shopper.equals(ticket.shopperName()) && Objects.equals(last, ticket.lastMessage());
        }
    }

    private final Map<TicketId, Folded> folded = new HashMap<>();

    boolean hold(Ticket ticket, List<String> words) {
        var there = folded.get(ticket.id());
        if (there == null || !there.isOf(ticket)) {
            there = Folded.of(ticket);
            folded.put(ticket.id(), there);
        }
        return FoldedText.holds(there.text(), words);
    }

    /// Nobody searches any more.
    void forget() {
        folded.clear();
    }
}
