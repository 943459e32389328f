package dev.sportello.desktop.inbox;

import dev.sportello.model.AgentId;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.model.WaitingMarks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the inbox shows. FX thread only.
public final class InboxModel {
    /// Up to so many changed rows move one by one; beyond, sorting everything again is quicker.
    private static final int FEW = 64;

    private final AgentId you;
    private final Map<TicketId, TicketRow> known = new HashMap<>();
    private final SortedRows sorted = new SortedRows();
    private final ShownRows shown = new ShownRows();
    private final ObservableList<TicketRow> readOnly = FXCollections.unmodifiableObservableList(shown);
    private final ReadOnlyObjectWrapper<InboxFilter> filter = new ReadOnlyObjectWrapper<>(InboxFilter.FIRST);
    private final ReadOnlyObjectWrapper<InboxCounts> counts = new ReadOnlyObjectWrapper<>(InboxCounts.NONE);
    private final ObjectProperty<@Nullable TicketId> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Boolean> loaded = new ReadOnlyObjectWrapper<>(false);

    private final ReadOnlyObjectWrapper<InboxOrder> order = new ReadOnlyObjectWrapper<>(InboxOrder.NEWEST_FIRST);
    private final ObjectProperty<WaitingMarks> marks = new SimpleObjectProperty<>(WaitingMarks.STANDARD);
    private final Set<TicketId> concealed = new HashSet<>();
    private final FoldedTickets folded;

    /// By which filter the rows are chosen.
    private InboxFilter applied = InboxFilter.FIRST;

    private Runnable movedOn = () -> {};

    public InboxModel(AgentId you) {
        this(you, new FoldedTickets(ForkJoinPool.commonPool(), Platform::runLater));
    }

    InboxModel(AgentId you, FoldedTickets folded) {
        this.you = you;
        this.folded = folded;
    }

    AgentId you() {
        return you;
    }

    /// In the order of the list. Moves only between two pulses.
    public ObservableList<TicketRow> rows() {
        return readOnly;
    }

    ReadOnlyObjectProperty<InboxCounts> counts() {
        return counts.getReadOnlyProperty();
    }

    /// Whether rows move at this moment. A list that selects by index selects a neighbour meanwhile, which nobody
    /// chose.
    boolean moving() {
        return shown.moving();
    }

    /// How many unread open tickets are in Mine and Unassigned.
    public ObservableValue<Integer> unread() {
        return counts.map(InboxCounts::unread);
    }

    /// The ticket whose thread is in front; null for none. It stays when the ticket leaves the list.
    public ObjectProperty<@Nullable TicketId> selected() {
        return selected;
    }

    /// False until the first tickets are here.
    ReadOnlyObjectProperty<Boolean> loaded() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<InboxFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    void filter(InboxFilter next) {
        var before = filter.get();
        if (!next.equals(before)) {
            filter.set(next);
            if (next.words().isEmpty()) {
                folded.forget();
            }
            showAnew();
            if (!next.countsLike(before)) {
                count();
            }
        }
    }

    ReadOnlyObjectProperty<InboxOrder> order() {
        return order.getReadOnlyProperty();
    }

    void order(InboxOrder next) {
        if (next != order.get()) {
            order.set(next);
            sortAnew();
        }
    }

    /// When a ticket that waits turns amber, and when red.
    public ObjectProperty<WaitingMarks> marks() {
        return marks;
    }

    /// Whether the list is of tickets of this status.
    public boolean shows(Status.Kind kind) {
        return filter.get().status() == kind;
    }

    /// Leaves a ticket out of the list and the counts, whatever the filter, until it is closed or revealed.
    public void conceal(TicketId ticket) {
        concealed.add(ticket);
        showAnew();
        count();
    }

    public void reveal(TicketId ticket) {
        if (concealed.remove(ticket)) {
            showAnew();
            count();
        }
    }

    private boolean shows(TicketRow row) {
        return counts(row) && applied.matches(row.ticket(), you, folded);
    }

    private boolean counts(TicketRow row) {
        return !(concealed.contains(row.id()) && row.ticket().live());
    }

    /// All that is known, whatever the filter; in no order.
    Stream<TicketRow> all() {
        return known.values().stream();
    }

    /// Forgets all and knows these.
    public void replace(Collection<TicketRow> rows) {
        known.clear();
        rows.forEach(row -> known.put(row.id(), row));
        loaded.set(true);
        sortAnew();
    }

    /// Adds rows, or puts them in the place of what was known of the same tickets.
    public void put(Collection<TicketRow> rows) {
        loaded.set(true);
        if (rows.size() > FEW) {
            merge(rows);
            return;
        }
        shown.together(() -> rows.forEach(this::move));
    }

    /// The next ticket down the list, or up with -1; null at the end.
    @Nullable
    TicketId neighbour(int step) {
        var here = selected.get();
        var row = here == null ? null : known.get(here);
        if (row == null) {
            return shown.isEmpty() ? null : shown.getFirst().id();
        }
        var index = sorted.place(shown, row);
        // A selected ticket that has left the list was between two others: go on from there.
        var next = index >= 0 ? index + step : (step > 0 ? -index - 1 : -index - 2);
        return next < 0 || next >= shown.size() ? null : shown.get(next).id();
    }

    /// The agent has done with a ticket: if it is the one that is open, goes on to the next, or else the one before.
    public void moveOn(TicketId ticket) {
        if (ticket.equals(selected.get())) {
            var next = neighbour(1);
            selected.set(next == null ? neighbour(-1) : next);
            movedOn.run();
        }
    }

    /// @param listener runs when the agent has done with the ticket that was open
    public void onMovedOn(Runnable listener) {
        movedOn = listener;
    }

    public @Nullable TicketRow row(TicketId id) {
        return known.get(id);
    }

    int index(TicketId id) {
        var row = known.get(id);
        return row == null ? -1 : Math.max(-1, sorted.place(shown, row));
    }

    private void move(TicketRow row) {
        var before = known.put(row.id(), row);
        sorted.move(before, row);
        recount(before, row);
        var from = before == null ? -1 : sorted.place(shown, before);
        var shows = shows(row);
        if (from >= 0 && shows && sorted.isSamePlace(before, row)) {
            shown.set(from, row);
            return;
        }
        if (from >= 0) {
            shown.remove(from);
        }
        if (shows) {
            shown.add(-sorted.place(shown, row) - 1, row);
        }
    }

    private void merge(Collection<TicketRow> rows) {
        rows.forEach(row -> known.put(row.id(), row));
        sorted.merge(rows);
        showAnew();
        count();
    }

    private void sortAnew() {
        sorted.sort(known.values(), order.get());
        showAnew();
        count();
    }

    /// While many tickets are made ready to be searched, all are shown.
    private void showAnew() {
        var wanted = filter.get();
        var ready = wanted.words().isEmpty()
                || folded.prepare(sorted.all().stream().map(TicketRow::ticket).toList(), this::showAnew);
        applied = ready ? wanted : wanted.with("");
        var next = new ArrayList<TicketRow>();
        for (var row : sorted.all()) {
            if (shows(row)) {
                next.add(row);
            }
        }
        shown.setAll(next);
    }

    private void recount(@Nullable TicketRow before, TicketRow row) {
        var chosen = filter.get();
        var without =
                before == null || !counts(before) ? counts.get() : counts.get().and(before, -1, chosen, you);
        counts.set(counts(row) ? without.and(row, 1, chosen, you) : without);
    }

    private void count() {
        var chosen = filter.get();
        counts.set(InboxCounts.of(sorted.all().stream().filter(this::counts).toList(), chosen, you));
    }
}
