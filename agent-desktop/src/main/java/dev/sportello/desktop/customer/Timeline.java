package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Makes the rows of the event history: newest first, a heading above each day. FX thread only.
final class Timeline {
    private final Texts texts;
    private final TimeWords times;

    Timeline(Texts texts, TimeWords times) {
        this.texts = texts;
        this.times = times;
    }

    List<Node> rows(List<Event> events) {
        var rows = new ArrayList<Node>();
        @Nullable LocalDate day = null;
        for (var event : events) {
            var date = times.date(event.at());
            if (!date.equals(day)) {
                day = date;
                rows.add(heading(times.day(date)));
            }
            rows.add(new EventRow(icon(event.kind()), kind(event.kind()), event, times.time(event.at())));
        }
        return rows;
    }

    private static Label heading(String day) {
        var heading = new Label(day);
        heading.getStyleClass().addAll("event-day", "tiny");
        return heading;
    }

    private static Feather icon(Event.Kind kind) {
        return switch (kind) {
            case ORDER_PLACED -> Feather.SHOPPING_BAG;
            case ORDER_SHIPPED -> Feather.TRUCK;
            case ORDER_CANCELLED -> Feather.X_CIRCLE;
            case REFUND -> Feather.CORNER_UP_LEFT;
            case EMAIL -> Feather.MAIL;
            case PRODUCT_VIEWED -> Feather.EYE;
            case CHAT -> Feather.MESSAGE_CIRCLE;
            case OTHER -> Feather.ACTIVITY;
        };
    }

    private String kind(Event.Kind kind) {
        return switch (kind) {
            case ORDER_PLACED -> texts.get("kind.order-placed");
            case ORDER_SHIPPED -> texts.get("kind.order-shipped");
            case ORDER_CANCELLED -> texts.get("kind.order-cancelled");
            case REFUND -> texts.get("kind.refund");
            case EMAIL -> texts.get("kind.email");
            case PRODUCT_VIEWED -> texts.get("kind.product-viewed");
            case CHAT -> texts.get("kind.chat");
            case OTHER -> texts.get("kind.other");
        };
    }
}
