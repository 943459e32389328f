package dev.sportello.desktop.customer;

import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the rows of a history from its events: an order once, where the last thing happened to it, and a heading above
/// each day of the last week and each month before it. Lives for one call of [#of].
final class HistoryRows {
    private static final int DAYS_APART = 7;

    private final LocalDate today;
    private final ZoneId zone;
    private final List<HistoryRow> rows = new ArrayList<>();
    private @Nullable Object heading;

    private HistoryRows(LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
    }

    /// @param events newest first
    /// @param orders those of the events' orders that are loaded
    /// @param zone in which days begin
    static List<HistoryRow> of(List<Event> events, Map<OrderId, Order> orders, LocalDate today, ZoneId zone) {
        var ofOrders = new LinkedHashMap<OrderId, List<Event>>();
        for (var event : events) {
            if (event.order() != null) {
                ofOrders.computeIfAbsent(event.order(), _ -> new ArrayList<>()).add(event);
            }
        }
        var made = new HistoryRows(today, zone);
        for (var event : events) {
            var order = event.order();
            if (order == null) {
                made.add(event.at(), new HistoryRow.Happened(event));
            } else {
                var ofOrder = ofOrders.remove(order);
                if (ofOrder != null) {
                    made.add(event.at(), new HistoryRow.Ordered(order, orders.get(order), ofOrder));
                }
            }
        }
        return List.copyOf(made.rows);
    }

    /// Whether a day has a heading of its own.
    static boolean byDay(LocalDate date, LocalDate today) {
        return date.isAfter(today.minusDays(DAYS_APART));
    }

    private void add(Instant at, HistoryRow row) {
        var date = at.atZone(zone).toLocalDate();
        var above = byDay(date, today) ? new HistoryRow.Day(date) : new HistoryRow.Month(YearMonth.from(date));
        if (!above.equals(heading)) {
            heading = above;
            rows.add(above);
        }
        rows.add(row);
    }
}
