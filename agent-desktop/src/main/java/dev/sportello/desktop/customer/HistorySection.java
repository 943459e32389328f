package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Browser;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.TabOrder;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What happened to the customer: filters, the list, and what is said where there is none. FX thread only.
final class HistorySection {
    private final HistoryModel model;
    private final Places places;
    private final Texts texts;
    private final TimeFormat times;
    private final Ticker ticker;
    private final HistoryList list;
    private final EventEntry events;
    private final OrderEntry orders;

    /// Where it is shown.
    ///
    /// @param page the whole pane, which scrolls
    record Places(ScrollPane page, Pane filters, Pane list, Label none, Node loading, Node failure) {}

    HistorySection(HistoryModel model, Places places, Texts texts, TimeFormat times, Ticker ticker) {
        this.model = model;
        this.places = places;
        this.texts = texts;
        this.times = times;
        this.ticker = ticker;
        var words = new HistoryWords(texts);
        events = new EventEntry(words, times);
        orders = new OrderEntry(words, times, new Browser());
        list = new HistoryList(places.page, this::node);
        list.setAccessibleText(texts.get("history"));
        list.setOnNearEnd(this::didComeNearEnd);
        places.list.getChildren().setAll(list);
        for (var filter : HistoryFilter.values()) {
            places.filters.getChildren().add(chip(filter));
        }
        model.opened().subscribe((_, _) -> forget());
        model.loaded().subscribe(_ -> show());
        model.past().subscribe(_ -> show());
    }

    /// Another customer: what was opened is closed.
    private void forget() {
        list.forget();
        places.page.setVvalue(0);
        CustomerController.show(places.filters, model.filtered());
    }

    /// Days have passed: what is said of them is said anew.
    void redate() {
        list.redraw();
        show();
    }

    void didClickAgain() {
        // The button goes while it is asked for.
        if (places.failure.isFocusWithin()) {
            Focus.put(TabOrder.in(list).isEmpty() ? (Parent) places.page.getContent() : list);
        }
        model.more();
    }

    private ToggleButton chip(HistoryFilter filter) {
        var chip = new ToggleButton(
                switch (filter) {
                    case ORDERS -> texts.get("filter.orders");
                    case BROWSING -> texts.get("filter.browsing");
                    case EMAILS -> texts.get("filter.emails");
                    case CHATS -> texts.get("filter.chats");
                    case OTHER -> texts.get("filter.other");
                });
        chip.setId("filter" + filter);
        chip.getStyleClass().setAll("chip");
        chip.setSelected(model.filtersBy(filter));
        chip.setOnAction(_ -> model.filter(filter, chip.isSelected()));
        return chip;
    }

    /// Not past a failure: that is for whoever reads it to try again.
    private void didComeNearEnd() {
        if (model.past().get() == Paging.State.MORE && places.page.isVisible()) {
            model.more();
        }
    }

    private void show() {
        var loaded = model.loaded().get();
        var past = model.past().get();
        var today = ticker.today().get();
        list.show(HistoryRows.of(loaded.events(), loaded.orders(), today.date(), today.zone()));
        var none = loaded.events().isEmpty();
        places.none.setText(texts.get(model.filtered() ? "history.none-of-these" : "history.none"));
        CustomerController.show(places.none, none && (past == Paging.State.END || past == Paging.State.MORE));
        if (!none || model.filtered()) {
            // They stay while all of it is fetched again.
            CustomerController.show(places.filters, true);
        }
        CustomerController.show(places.loading, past == Paging.State.LOADING);
        CustomerController.show(places.failure, past == Paging.State.FAILED);
    }

    private Region node(HistoryRow row) {
        return switch (row) {
            case HistoryRow.Day(var date) -> heading(times.day(date));
            case HistoryRow.Month(var month) -> heading(times.month(month));
            case HistoryRow.Happened(var event) -> events.of(event, isRecent(event));
            case HistoryRow.Ordered ordered -> orders.of(ordered);
        };
    }

    /// Whether the heading above says the day, and not the month.
    private boolean isRecent(Event event) {
        return HistoryRows.byDay(times.date(event.at()), ticker.today().get().date());
    }

    private static Label heading(String words) {
        var heading = new Label(words);
        heading.getStyleClass().addAll("event-day", "tiny");
        return heading;
    }
}
