package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Money;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.OrderCard;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The order that a message is about, above its text. FX thread only.
final class OrderCardView extends HBox {
    OrderCardView(OrderCard order, Texts texts, TimeFormat times) {
        super(10, new FontIcon(Feather.PACKAGE), words(order, texts, times));
        getStyleClass().add("order-card");
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(USE_PREF_SIZE);
    }

    private static VBox words(OrderCard order, Texts texts, TimeFormat times) {
        var total = Money.of(order.total(), order.currency(), times.locale());
        var head = label(texts.get("order", order.number(), total), "order-card-head");
        var words = new VBox(head);
        if (order.title() != null) {
            var more = order.pieces() - 1;
            words.getChildren()
                    .add(label(more > 0 ? texts.get("order.more", order.title(), more) : order.title(), "tiny"));
        }
        words.getChildren()
                .add(label(
                        times.day(
                                order.placedAt().atZone(ZoneId.systemDefault()).toLocalDate()),
                        "tiny"));
        return words;
    }

    private static Label label(String text, String style) {
        var label = new Label(ShownText.line(text));
        label.getStyleClass().add(style);
        return label;
    }
}
