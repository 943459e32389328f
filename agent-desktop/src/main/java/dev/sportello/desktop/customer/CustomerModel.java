package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.Collection;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The customer beside the open thread: the profile, its tickets, and what happened to it. FX thread only.
public final class CustomerModel {
    private final CustomerRequests requests;
    private final HistoryModel history;
    private final ProfileTickets tickets;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nobody());
    private final ReadOnlyObjectWrapper<@Nullable TicketId> beside = new ReadOnlyObjectWrapper<>();
    private @Nullable ProfileId id;

    /// Whether the profile is loaded.
    sealed interface State {
        record Nobody() implements State {}

        record Loading() implements State {}

        record Known(Profile profile) implements State {}

        record Failed() implements State {}
    }

    public CustomerModel(CustomerRequests requests) {
        this.requests = requests;
        history = new HistoryModel(requests);
        tickets = new ProfileTickets(requests);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    HistoryModel history() {
        return history;
    }

    ProfileTickets tickets() {
        return tickets;
    }

    /// The ticket whose thread is beside the customer; null for none.
    ReadOnlyObjectProperty<@Nullable TicketId> beside() {
        return beside.getReadOnlyProperty();
    }

    /// Whose profile is shown; null for nobody's.
    public @Nullable ProfileId opened() {
        return id;
    }

    /// Shows another customer; the same again changes no more than the ticket beside it.
    ///
    /// @param ticket whose thread is beside it; null for none
    public void open(@Nullable ProfileId next, @Nullable TicketId ticket) {
        beside.set(ticket);
        if (!Objects.equals(next, id)) {
            id = next;
            requests.follow(next);
            load();
        }
    }

    /// Something of a customer has changed, or may have while there was no link.
    public void refresh() {
        var asked = id;
        if (asked == null) {
            return;
        }
        if (state.get() instanceof State.Failed) {
            load();
            return;
        }
        loadProfile(asked);
        history.refresh();
        tickets.refresh();
    }

    /// The customer with this id has changed at the relay.
    public void didChange(ProfileId changed) {
        if (changed.equals(id)) {
            refresh();
        }
    }

    /// These tickets have changed, whoever's they are.
    public void put(Collection<Ticket> changed) {
        changed.forEach(tickets::put);
    }

    /// Nobody is followed any more.
    public void close() {
        requests.follow(null);
    }

    void load() {
        var asked = id;
        if (asked == null) {
            state.set(new State.Nobody());
        } else {
            state.set(new State.Loading());
            loadProfile(asked);
        }
        history.open(asked);
        tickets.open(asked);
    }

    /// What is known stays where it cannot be fetched again.
    private void loadProfile(ProfileId asked) {
        var _ = requests.profile(asked)
                .whenComplete((profile, failure) -> Platform.runLater(() -> {
                    if (!asked.equals(id)) {
                        return;
                    }
                    if (failure == null) {
                        state.set(new State.Known(profile));
                    } else if (!(state.get() instanceof State.Known)) {
                        state.set(new State.Failed());
                    }
                }));
    }
}
