package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Event;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Makes the rows of the event history: newest first, a heading above each month. FX thread only.
final class Timeline {
    private final Texts texts;
    private final TimeWords times;

    Timeline(Texts texts, TimeWords times) {
        this.texts = texts;
        this.times = times;
    }

    List<Node> rows(List<Event> events) {
        var rows = new ArrayList<Node>();
        @Nullable YearMonth month = null;
        for (var event : events) {
            var there = YearMonth.from(times.date(event.at()));
            if (!there.equals(month)) {
                month = there;
                rows.add(heading(times.month(there)));
            }
            rows.add(new EventRow(
                    icon(event.kind()), kind(event.kind()), event, times.brief(event.at()), times.exact(event.at())));
        }
        return rows;
    }

    private static Label heading(String month) {
        var heading = new Label(month);
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
            case Event.Kind.Known.PRODUCT_ORDERED -> Feather.PACKAGE;
            case Event.Kind.Known.CHECKOUT_STARTED -> Feather.SHOPPING_CART;
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
            case Event.Kind.Known.PRODUCT_ORDERED -> texts.get("kind.product-ordered");
            case Event.Kind.Known.CHECKOUT_STARTED -> texts.get("kind.checkout-started");
            case Event.Kind.Known.CHAT -> texts.get("kind.chat");
            case Event.Kind.Known.OTHER -> texts.get("kind.other");
            case Event.Kind.Unknown _ -> texts.get("kind.other");
        };
    }
}
