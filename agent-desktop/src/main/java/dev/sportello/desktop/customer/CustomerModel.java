package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Channel;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.ErrorKind;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The customer beside the open thread: the profile, its tickets, and what happened to it. FX thread only.
public final class CustomerModel {
    private final CustomerRequests requests;
    private final HistoryModel history;
    private final ProfileTickets tickets;
    private final MergeModel merges;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nobody());
    private final ReadOnlyObjectWrapper<@Nullable TicketId> beside = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<@Nullable Profile> profile =
            state.map(now -> now instanceof State.Known(Profile known) ? known : null);
    private final Rounds profiles = new Rounds();
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
        merges = new MergeModel(requests, history::loadAnew);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The customer who is shown; null while it is not known who that is.
    public ObservableValue<@Nullable Profile> profile() {
        return profile;
    }

    HistoryModel history() {
        return history;
    }

    ProfileTickets tickets() {
        return tickets;
    }

    MergeModel merges() {
        return merges;
    }

    CustomerRequests requests() {
        return requests;
    }

    /// Merges two profiles of the same person, and shows the one that is kept in the place of the first.
    ///
    /// @param late gets why it was not done, where another customer is shown by then
    void merge(ProfileId one, ProfileId other, Consumer<MergeModel.Problem> late) {
        merges.merge(one, other, this::didMerge, late);
    }

    private void didMerge(ProfileId kept) {
        if (kept.equals(id)) {
            refresh();
        } else {
            open(kept, beside.get());
        }
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

    /// @param action gets the last ticket of the customer who is shown as soon as the relay has given it; never, where
    ///     there is none, or where another customer is shown before
    public void lastTicket(Consumer<TicketId> action) {
        tickets.last(action);
    }

    /// The customer's live web chat, as far as it is known here; null for none.
    @Nullable
    TicketId liveChat() {
        return tickets.shown().get().stream()
                .filter(ticket -> ticket.channel() == Channel.WEB_CHAT && ticket.live())
                .map(Ticket::id)
                .findFirst()
                .orElse(null);
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
        merges.refresh();
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
        profiles.forget();
        if (asked == null) {
            state.set(new State.Nobody());
        } else {
            state.set(new State.Loading());
            loadProfile(asked);
        }
        history.open(asked);
        tickets.open(asked);
        merges.open(asked);
    }

    private static boolean isErased(Throwable failure) {
        return Paging.cause(failure) instanceof RequestFailed.Refused refused
                && refused.refusal().error() == ErrorKind.PROFILE_UNKNOWN;
    }

    /// What is known stays where it cannot be fetched again.
    private void loadProfile(ProfileId asked) {
        var round = profiles.next();
        var _ = requests.profile(asked)
                .whenComplete((profile, failure) -> Platform.runLater(() -> {
                    if (!profiles.take(round)) {
                        return;
                    }
                    if (failure == null) {
                        state.set(new State.Known(profile));
                    } else if (isErased(failure)) {
                        open(null, beside.get());
                    } else if (!(state.get() instanceof State.Known)) {
                        state.set(new State.Failed());
                    }
                }));
    }
}
