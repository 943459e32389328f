package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.AgentBodies.EventPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What happened to the customer beside the thread: events, and the orders that they are of. FX thread only.
final class HistoryModel {
    private final CustomerRequests requests;
    private final ReadOnlyObjectWrapper<Loaded> loaded = new ReadOnlyObjectWrapper<>(Loaded.NOTHING);
    private final Paging paging = new Paging();
    private final Rounds refreshes = new Rounds();
    private final Set<HistoryFilter> filters = EnumSet.noneOf(HistoryFilter.class);
    private final List<Event> events = new ArrayList<>();
    private final Set<EventId> known = new HashSet<>();
    private final ReadOnlyObjectWrapper<@Nullable ProfileId> id = new ReadOnlyObjectWrapper<>();
    private @Nullable OrderPages orders;

    /// As far as it is here.
    ///
    /// @param events newest first
    record Loaded(List<Event> events, Map<OrderId, Order> orders) {
        static final Loaded NOTHING = new Loaded(List.of(), Map.of());

        Loaded {
            events = List.copyOf(events);
            orders = Map.copyOf(orders);
        }
    }

    HistoryModel(CustomerRequests requests) {
        this.requests = requests;
    }

    ReadOnlyObjectProperty<Loaded> loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Whose history it is; null for nobody's. It changes before the history does.
    ReadOnlyObjectProperty<@Nullable ProfileId> opened() {
        return id.getReadOnlyProperty();
    }

    /// How far the events are loaded.
    ReadOnlyObjectProperty<Paging.State> past() {
        return paging.state();
    }

    boolean filtersBy(HistoryFilter filter) {
        return filters.contains(filter);
    }

    /// Whether some kinds are left out.
    boolean filtered() {
        return !filters.isEmpty();
    }

    /// Shows only events of this kind and of others that were chosen, or not of this one any more. Stays so for the
    /// next customers.
    void filter(HistoryFilter filter, boolean chosen) {
        if (chosen ? filters.add(filter) : filters.remove(filter)) {
            startOver();
        }
    }

    /// @param next null for nobody
    void open(@Nullable ProfileId next) {
        id.set(next);
        orders = next == null ? null : new OrderPages(requests, next, this::publish);
        startOver();
    }

    /// What is here may be another customer's by now, since a merge was made or undone.
    void loadAnew() {
        open(id.get());
    }

    /// Fetches the next page, unless one is on its way or there is none.
    void more() {
        var asked = id.get();
        if (asked == null) {
            return;
        }
        var before = events.isEmpty() ? null : events.getLast().at();
        paging.load(() -> requests.events(asked, before, HistoryFilter.kinds(filters)), page -> {
            add(page.events());
            return page.more();
        });
    }

    /// Fetches what is new, and keeps what is here meanwhile.
    void refresh() {
        var asked = id.get();
        if (asked == null || events.isEmpty() && paging.state().get() == Paging.State.FAILED) {
            startOver();
            return;
        }
        var round = refreshes.next();
        var _ = requests.events(asked, null, HistoryFilter.kinds(filters))
                .thenAccept(page -> Platform.runLater(() -> {
                    if (refreshes.take(round)) {
                        take(page);
                        goOn();
                    }
                }));
    }

    private void startOver() {
        events.clear();
        known.clear();
        paging.startOver();
        refreshes.forget();
        publish();
        more();
    }

    /// The relay answers again: a page that failed may be asked for once more.
    private void goOn() {
        if (paging.state().get() == Paging.State.FAILED) {
            paging.startOver();
        }
    }

    /// Events that are made of an order may say something else under the same id.
    private void take(EventPage newest) {
        var before = Set.copyOf(events);
        var changed = newest.events().stream()
                .filter(event -> !before.contains(event))
                .map(Event::order)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var joins = newest.events().stream().anyMatch(event -> known.contains(event.id()));
        if (newest.more() && !joins) {
            // So much is new that there is a gap before what is here.
            events.clear();
            known.clear();
            paging.startOver();
        }
        var ids = newest.events().stream().map(Event::id).collect(Collectors.toSet());
        events.removeIf(event -> ids.contains(event.id()));
        known.removeAll(ids);
        events.addAll(0, newest.events());
        known.addAll(ids);
        events.sort(Comparator.comparing(Event::at).reversed());
        if (orders != null) {
            orders.renew(changed);
        }
        publish();
    }

    /// A refresh may have brought some of a page that was on its way.
    private void add(List<Event> more) {
        more.stream().filter(event -> known.add(event.id())).forEach(events::add);
        if (orders != null) {
            orders.need(more.stream()
                    .map(Event::order)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
        }
        publish();
    }

    private void publish() {
        var there = orders == null ? Map.<OrderId, Order>of() : orders.loaded();
        loaded.set(new Loaded(events, there));
    }
}
