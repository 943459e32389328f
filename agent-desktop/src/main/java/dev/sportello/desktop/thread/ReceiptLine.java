package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.ui.RefusalWords;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.MessageId;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line under an agent's bubble: when, and how far the message has come. A failed one can be sent again.
final class ReceiptLine extends HBox {
    private final boolean quiet;
    private final String words;

    ReceiptLine(ThreadRow.Bubble bubble, Texts texts, TimeWords times, ComposerModel writing) {
        var receipt = Objects.requireNonNull(bubble.receipt());
        quiet = receipt.quiet();
        words = words(receipt, texts, times);
        getStyleClass().addAll("receipt-line", receipt.delivery().name().toLowerCase(java.util.Locale.ROOT));
        setAlignment(Pos.CENTER_RIGHT);
        setSpacing(4);
        var label = new Label(texts.get("receipt", times.time(bubble.at()), words));
        label.getStyleClass().addAll("receipt", "tiny");
        getChildren().addAll(label, icon(receipt.delivery()));
        if (receipt.delivery() == DeliveryStatus.FAILED) {
            var again = act(texts.get("failed.again"), writing::again, bubble.id());
            var discard = act(texts.get("failed.discard"), writing::discard, bubble.id());
            getChildren().addAll(again, discard);
            if (receipt.refusal() != null) {
                label.setTooltip(new Tooltip(new RefusalWords(texts.locale()).of(receipt.refusal())));
            }
        }
    }

    boolean quiet() {
        return quiet;
    }

    String words() {
        return words;
    }

    private static String words(ThreadRow.Receipt receipt, Texts texts, TimeWords times) {
        Instant seenAt = receipt.seenAt();
        return switch (receipt.delivery()) {
            case QUEUED -> texts.get("delivery.queued");
            case SENT -> texts.get("delivery.sent");
            case DELIVERED -> texts.get("delivery.delivered");
            case SEEN ->
                seenAt == null ? texts.get("delivery.seen") : texts.get("delivery.seen-at", times.brief(seenAt));
            case FAILED -> texts.get("delivery.failed");
        };
    }

    private static FontIcon icon(DeliveryStatus delivery) {
        return new FontIcon(
                switch (delivery) {
                    case QUEUED -> Feather.CLOCK;
                    case SENT -> Feather.CHECK;
                    case DELIVERED -> Feather.CHECK_CIRCLE;
                    case SEEN -> Feather.EYE;
                    case FAILED -> Feather.ALERT_CIRCLE;
                });
    }

    private static Button act(String text, Consumer<MessageId> action, MessageId id) {
        var button = new Button(text);
        button.getStyleClass().addAll("link", "tiny");
        button.setOnAction(_ -> action.accept(id));
        return button;
    }
}
