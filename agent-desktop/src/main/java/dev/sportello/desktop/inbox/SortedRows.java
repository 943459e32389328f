package dev.sportello.desktop.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All rows in the order of the list, whatever the filter: another view only leaves out other rows. FX thread only.
final class SortedRows {
    private final List<TicketRow> rows = new ArrayList<>();
    private Comparator<TicketRow> order = InboxOrder.NEWEST_FIRST.comparator();

    List<TicketRow> all() {
        return Collections.unmodifiableList(rows);
    }

    /// Takes all rows in another order.
    void sort(Collection<TicketRow> all, InboxOrder by) {
        order = by.comparator();
        rows.clear();
        rows.addAll(all);
        rows.sort(order);
    }

    /// Puts one row where it belongs.
    ///
    /// @param before the same ticket's row until now; null for none
    void move(@Nullable TicketRow before, TicketRow row) {
        if (before != null) {
            rows.remove(place(rows, before));
        }
        rows.add(-place(rows, row) - 1, row);
    }

    /// Puts many rows where they belong: what is sorted already stays so.
    void merge(Collection<TicketRow> many) {
        var next = new ArrayList<>(many);
        next.sort(order);
        var ids = next.stream().map(TicketRow::id).collect(Collectors.toSet());
        var merged = new ArrayList<TicketRow>(rows.size() + next.size());
        var place = 0;
        for (var row : rows) {
            if (!ids.contains(row.id())) {
                while (place < next.size() && order.compare(next.get(place), row) < 0) {
                    merged.add(next.get(place++));
                }
                merged.add(row);
            }
        }
        merged.addAll(next.subList(place, next.size()));
        rows.clear();
        rows.addAll(merged);
    }

    /// Where a row is among some in this order; as [Collections#binarySearch] returns it.
    int place(List<TicketRow> among, TicketRow row) {
        return Collections.binarySearch(among, row, order);
    }

    /// Whether the list shows neither before the other.
    boolean isSamePlace(TicketRow one, TicketRow other) {
        return order.compare(one, other) == 0;
    }
}
