package dev.sportello.desktop.inbox;

import dev.sportello.desktop.search.FoldedText;
import dev.sportello.model.Message;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of each ticket words are looked for in: whose it is, its number and the last message. It is folded once while
/// somebody searches, and not again for each key: a few at once, many on another thread. FX thread only.
final class FoldedTickets {
    /// How many are folded within a frame: letters that are not of ASCII take a hundredth of a millisecond each text.
    static final int AT_ONCE = 500;

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

    private final Executor background;
    private final Executor fx;
    private final Map<TicketId, Folded> folded = new HashMap<>();
    private int searches;
    private boolean busy;

    /// @param background runs what takes long
    /// @param fx runs what follows on the FX thread
    FoldedTickets(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /// Folds what has not been: at once where that is little, else soon.
    ///
    /// @param ready called on the FX thread when it is worth asking again; not where this returns true
    /// @return whether all of these can be looked in now
    boolean prepare(Collection<Ticket> tickets, Runnable ready) {
        var missing = tickets.stream().filter(ticket -> !holds(ticket)).toList();
        if (missing.size() <= AT_ONCE) {
            missing.forEach(ticket -> folded.put(ticket.id(), Folded.of(ticket)));
            return true;
        }
        if (!busy) {
            busy = true;
            var search = searches;
            var _ = CompletableFuture.supplyAsync(() -> fold(missing), background)
                    .thenAcceptAsync(
                            done -> {
                                busy = false;
                                if (search == searches) {
                                    folded.putAll(done);
                                }
                                ready.run();
                            },
                            fx);
        }
        return false;
    }

    private static Map<TicketId, Folded> fold(List<Ticket> tickets) {
        return tickets.parallelStream().collect(Collectors.toMap(Ticket::id, Folded::of));
    }

    private boolean holds(Ticket ticket) {
        var there = folded.get(ticket.id());
        return there != null && there.isOf(ticket);
    }

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
        searches++;
    }
}
