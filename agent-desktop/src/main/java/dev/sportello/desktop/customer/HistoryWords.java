package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Event;
import dev.sportello.model.Order;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What orders and events are called, and their signs. Immutable.
record HistoryWords(Texts texts) {
    String state(Order.State state) {
        return switch (state) {
            case Order.State.Known.OPEN -> texts.get("order.open");
            case Order.State.Known.PAID -> texts.get("order.paid");
            case Order.State.Known.PARTLY_FULFILLED -> texts.get("order.partly-fulfilled");
            case Order.State.Known.FULFILLED -> texts.get("order.fulfilled");
            case Order.State.Known.PARTLY_REFUNDED -> texts.get("order.partly-refunded");
            case Order.State.Known.REFUNDED -> texts.get("order.refunded");
            case Order.State.Known.CANCELLED -> texts.get("order.cancelled");
            case Order.State.Unknown(String name) -> ShownText.line(name);
        };
    }

    /// The state on a coloured ground.
    Label pill(Order.State state) {
        var pill = new Label(state(state));
        pill.getStyleClass().addAll("pill", "tiny", tone(state));
        pill.setMinWidth(Label.USE_PREF_SIZE);
        return pill;
    }

    private static String tone(Order.State state) {
        return switch (state) {
            case Order.State.Known.OPEN, Order.State.Known.PARTLY_FULFILLED -> "due";
            case Order.State.Known.PAID -> "begun";
            case Order.State.Known.FULFILLED -> "done";
            case Order.State.Known.PARTLY_REFUNDED, Order.State.Known.REFUNDED -> "over";
            case Order.State.Known.CANCELLED -> "off";
            case Order.State.Unknown _ -> "over";
        };
    }

    /// What the relay itself wrote; null for any other event.
    @Nullable
    String ofRelay(Event event) {
        if (event.kind() == Event.Kind.OTHER && event.metric() != null) {
            return ofMerge(event.metric(), event);
        }
        if (event.kind() != Event.Kind.CHAT || event.metric() == null) {
            return null;
        }
        return switch (event.metric()) {
            case "chat-started" -> texts.get("chat.started");
            case "chat-answered" -> texts.get("chat.answered");
            case "chat-written-to" -> texts.get("chat.written-to");
            default -> null;
        };
    }

    private @Nullable String ofMerge(String metric, Event event) {
        var name = event.properties().getOrDefault("Profile", "?");
        var agent = event.properties().getOrDefault("Agent", "?");
        return switch (metric) {
            case "profiles-merged" -> texts.get("history.merged", name, agent);
            case "merge-undone" -> texts.get("history.merge-undone", name, agent);
            default -> null;
        };
    }

    String kind(Event.Kind kind) {
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

    /// What has happened to an order, in a word: the card around it says to which.
    String step(Event.Kind kind) {
        return switch (kind) {
            case Event.Kind.Known.ORDER_PLACED -> texts.get("step.placed");
            case Event.Kind.Known.ORDER_SHIPPED -> texts.get("step.shipped");
            case Event.Kind.Known.ORDER_CANCELLED -> texts.get("step.cancelled");
            case Event.Kind.Known.REFUND -> texts.get("step.refunded");
            case Event.Kind.Known _, Event.Kind.Unknown _ -> kind(kind);
        };
    }

    static Feather icon(Event.Kind kind) {
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
}
