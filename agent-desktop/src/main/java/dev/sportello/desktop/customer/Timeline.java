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
            case Event.Kind.Known.ORDER_PLACED -> Feather.SHOPPING_BAG;
            case Event.Kind.Known.ORDER_SHIPPED -> Feather.TRUCK;
            case Event.Kind.Known.ORDER_CANCELLED -> Feather.X_CIRCLE;
            case Event.Kind.Known.REFUND -> Feather.CORNER_UP_LEFT;
            case Event.Kind.Known.EMAIL -> Feather.MAIL;
            case Event.Kind.Known.PRODUCT_VIEWED -> Feather.EYE;
            case Event.Kind.Known.CHAT -> Feather.MESSAGE_CIRCLE;
            case Event.Kind.Known.OTHER -> Feather.ACTIVITY;
            case Event.Kind.Unknown _ -> Feather.ACTIVITY;
        };
    }

    private String kind(Event.Kind kind) {
        return switch (kind) {
            case Event.Kind.Known.ORDER_PLACED -> texts.get("kind.order-placed");
            case Event.Kind.Known.ORDER_SHIPPED -> texts.get("kind.order-shipped");
            case Event.Kind.Known.ORDER_CANCELLED -> texts.get("kind.order-cancelled");
            case Event.Kind.Known.REFUND -> texts.get("kind.refund");
            case Event.Kind.Known.EMAIL -> texts.get("kind.email");
            case Event.Kind.Known.PRODUCT_VIEWED -> texts.get("kind.product-viewed");
            case Event.Kind.Known.CHAT -> texts.get("kind.chat");
            case Event.Kind.Known.OTHER -> texts.get("kind.other");
            case Event.Kind.Unknown _ -> texts.get("kind.other");
        };
    }
}
