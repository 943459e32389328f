package dev.sportello.desktop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Orders;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryRowsTest {
    private static final LocalDate TODAY = Shop.NOW.atZone(Shop.ZONE).toLocalDate();

    @Test
    void anOrderIsShownOnceWhereTheLastThingHappenedToIt() {
        var orders = ordered(of(Shoppers.events()));
        assertThat(orders.stream().map(HistoryRow.Ordered::id))
                .containsExactly(Shoppers.order("#2117"), Shoppers.order("#1980"), Shoppers.order("#1979"));
        assertThat(orders.getFirst().events())
                .extracting(Event::kind)
                .containsExactly(Event.Kind.ORDER_SHIPPED, Event.Kind.ORDER_PLACED);
        assertThat(orders.getFirst().order()).isEqualTo(Orders.all().getFirst());
    }

    @Test
    void everyEventIsSomewhere() {
        var shown = new ArrayList<Event>();
        for (var row : of(Shoppers.events())) {
            switch (row) {
                case HistoryRow.Happened(var event) -> shown.add(event);
                case HistoryRow.Ordered order -> shown.addAll(order.events());
                case HistoryRow.Day _, HistoryRow.Month _ -> {}
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Shoppers.events());
    }

    @Test
    void daysOfTheLastWeekAndMonthsBeforeItHaveHeadings() {
        assertThat(of(Shoppers.events()))
                .filteredOn(row -> row instanceof HistoryRow.Day || row instanceof HistoryRow.Month)
                .containsExactly(
                        new HistoryRow.Day(TODAY),
                        new HistoryRow.Day(TODAY.minusDays(1)),
                        new HistoryRow.Day(TODAY.minusDays(3)),
                        new HistoryRow.Month(YearMonth.of(2026, 1)));
    }

    @Test
    void anOrderThatIsNotLoadedKeepsItsEvents() {
        var rows = HistoryRows.of(Shoppers.events(), Map.of(), TODAY, Shop.ZONE);
        assertThat(ordered(rows)).hasSize(3).allMatch(row -> row.order() == null);
    }

    private static List<HistoryRow> of(List<Event> events) {
        Map<OrderId, Order> orders = Orders.all().stream().collect(Collectors.toMap(Order::id, Function.identity()));
        return HistoryRows.of(events, orders, TODAY, Shop.ZONE);
    }

    private static List<HistoryRow.Ordered> ordered(List<HistoryRow> rows) {
        return rows.stream()
                .filter(HistoryRow.Ordered.class::isInstance)
                .map(HistoryRow.Ordered.class::cast)
                .toList();
    }
}
