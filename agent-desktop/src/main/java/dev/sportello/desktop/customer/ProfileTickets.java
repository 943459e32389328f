package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.TicketPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// All tickets of the customer beside the thread, closed ones too, as far as they are loaded. FX thread only.
final class ProfileTickets {
    private final CustomerRequests requests;
    private final Map<TicketId, Ticket> known = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Ticket>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final Paging paging = new Paging();
    private final ReadOnlyObjectWrapper<@Nullable ProfileId> id = new ReadOnlyObjectWrapper<>();
    private @Nullable Consumer<TicketId> wanted;
    private @Nullable Long before;

    ProfileTickets(CustomerRequests requests) {
        this.requests = requests;
    }

    /// Newest activity first.
    ReadOnlyObjectProperty<List<Ticket>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Whose they are; null for nobody's. It changes before they do.
    ReadOnlyObjectProperty<@Nullable ProfileId> opened() {
        return id.getReadOnlyProperty();
    }

    /// How far they are loaded.
    ReadOnlyObjectProperty<Paging.State> past() {
        return paging.state();
    }

    /// @param next null for nobody
    void open(@Nullable ProfileId next) {
        id.set(next);
        wanted = null;
        known.clear();
        before = null;
        paging.startOver();
        publish();
        more();
    }

    /// Fetches the next page, unless one is on its way or there is none.
    void more() {
        var asked = id.get();
        if (asked != null) {
            paging.load(() -> requests.tickets(asked, before), page -> {
                page.tickets().forEach(this::add);
                if (!page.tickets().isEmpty()) {
                    before = page.tickets().getLast().sequence();
                }
                publish();
                tellLast();
                return page.more();
            });
        }
    }

    /// @param action gets the last ticket as soon as the relay has given it; never, where there is none, or where
    ///     another customer is opened before
    void last(Consumer<TicketId> action) {
        wanted = action;
        if (before != null) {
            tellLast();
        }
    }

    private void tellLast() {
        var action = wanted;
        wanted = null;
        if (action != null && !shown.get().isEmpty()) {
            action.accept(shown.get().getFirst().id());
        }
    }

    /// Fetches what is new, and keeps what is here meanwhile.
    void refresh() {
        var asked = id.get();
        if (asked == null || paging.state().get() == Paging.State.FAILED) {
            more();
            return;
        }
        var _ = requests.tickets(asked, null)
                .thenAccept(page -> Platform.runLater(() -> {
                    if (asked.equals(id.get())) {
                        known.values().removeIf(ticket -> isMissing(ticket, page));
                        page.tickets().forEach(this::add);
                        publish();
                    }
                }));
    }

    /// Whether a ticket from before the shop said whose it is turns out to be another's.
    private boolean isMissing(Ticket ticket, TicketPage page) {
        var tickets = page.tickets();
        var isWithin = !page.more() || ticket.sequence() >= tickets.getLast().sequence();
        return !ticket.profile().equals(id.get())
                && isWithin
                && tickets.stream().noneMatch(one -> one.id().equals(ticket.id()));
    }

    /// A ticket has changed, whoever's it is. One from before the shop said whose it is has another profile.
    void put(Ticket ticket) {
        if (ticket.profile().equals(id.get()) || known.containsKey(ticket.id())) {
            add(ticket);
            publish();
        }
    }

    /// What the journal has brought is newer than an answer that was on its way.
    private void add(Ticket ticket) {
        var _ = known.merge(ticket.id(), ticket, (one, other) -> one.sequence() > other.sequence() ? one : other);
    }

    private void publish() {
        var tickets = new ArrayList<>(known.values());
        tickets.sort(Comparator.comparing(Ticket::lastActivityAt).reversed());
        shown.set(List.copyOf(tickets));
    }
}
