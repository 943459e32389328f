package dev.sportello.desktop.customer;

import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a customer's history.
sealed interface HistoryRow {
    /// What stays the same while what the row says changes.
    Object key();

    /// Stands above what happened on a day of the last week.
    record Day(LocalDate date) implements HistoryRow {
        @Override
        public Object key() {
            return date;
        }
    }

    /// Stands above what happened in a month before that.
    record Month(YearMonth month) implements HistoryRow {
        @Override
        public Object key() {
            return month;
        }
    }

    /// An event of no order.
    record Happened(Event event) implements HistoryRow {
        @Override
        public Object key() {
            return event.id();
        }
    }

    /// An order, where the last thing happened to it.
    ///
    /// @param order null while it is not loaded
    /// @param events what happened to it, newest first, at least one
    record Ordered(OrderId id, @Nullable Order order, List<Event> events) implements HistoryRow {
        public Ordered {
            events = List.copyOf(events);
        }

        @Override
        public Object key() {
            return id;
        }
    }
}
