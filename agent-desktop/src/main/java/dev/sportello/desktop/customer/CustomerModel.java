package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.AgentBodies;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The customer beside the open thread. FX thread only.
public final class CustomerModel {
    private final Function<ProfileId, CompletableFuture<Profile>> profiles;
    private final EventSource source;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nobody());
    private final ObservableList<Event> events = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Paging.State> past = new ReadOnlyObjectWrapper<>(Paging.State.MORE);
    private @Nullable ProfileId id;
    private Paging paging = new Paging();

    /// Whether the profile is loaded.
    sealed interface State {
        record Nobody() implements State {}

        record Loading() implements State {}

        record Known(Profile profile) implements State {}

        record Failed() implements State {}
    }

    /// Where events come from: `Desk.events`.
    public interface EventSource {
        /// @param before the time of the last event of the page before; null for the first page
        CompletableFuture<AgentBodies.EventPage> page(ProfileId id, @Nullable Instant before);
    }

    public CustomerModel(Function<ProfileId, CompletableFuture<Profile>> profiles, EventSource source) {
        this.profiles = profiles;
        this.source = source;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Newest first.
    ObservableList<Event> events() {
        return events;
    }

    /// How far the events are loaded.
    ReadOnlyObjectProperty<Paging.State> past() {
        return past.getReadOnlyProperty();
    }

    /// Shows another customer; the same again changes nothing.
    public void open(@Nullable ProfileId next) {
        if (next == null) {
            id = null;
            state.set(new State.Nobody());
            events.clear();
        } else if (!next.equals(id)) {
            id = next;
            load();
        }
    }

    /// Loads what failed, now that there is a link again.
    public void retry() {
        if (id != null && (state.get() instanceof State.Failed || past.get() == Paging.State.FAILED)) {
            load();
        }
    }

    void load() {
        var asked = id;
        if (asked == null) {
            return;
        }
        state.set(new State.Loading());
        var _ = profiles.apply(asked)
                .whenComplete((profile, failure) -> Platform.runLater(() -> {
                    if (asked.equals(id)) {
                        state.set(failure == null ? new State.Known(profile) : new State.Failed());
                    }
                }));
        events.clear();
        follow(new Paging());
        moreEvents();
    }

    void moreEvents() {
        var asked = id;
        if (asked == null) {
            return;
        }
        var before = events.isEmpty() ? null : events.getLast().at();
        paging.load(() -> source.page(asked, before), page -> {
            if (asked.equals(id)) {
                events.addAll(page.events());
            }
            return page.more();
        });
    }

    private void follow(Paging next) {
        paging = next;
        next.state().subscribe(now -> {
            if (paging == next) {
                past.set(now);
            }
        });
    }
}
