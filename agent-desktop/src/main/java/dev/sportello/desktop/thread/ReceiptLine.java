package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.ui.RefusalTexts;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.MessageId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line under an agent's bubble: when, and how far the message has come. A failed one says why, and can be
/// sent again.
final class ReceiptLine extends VBox {
    private final boolean quiet;
    private final String words;
    private final Texts texts;
    private final HBox line = new HBox();

    ReceiptLine(ThreadRow.Bubble bubble, Texts texts, TimeFormat times, BubbleActs acts) {
        this.texts = texts;
        var receipt = Objects.requireNonNull(bubble.receipt());
        var failure = receipt.failure();
        quiet = receipt.quiet();
        var state = state(receipt, texts, times);
        var why = failure == null ? "" : why(failure);
        words = why.isEmpty() ? state : state + ": " + why;
        getStyleClass().addAll("receipt-line", receipt.delivery().name().toLowerCase(Locale.ROOT));
        setAlignment(Pos.TOP_RIGHT);
        line.setAlignment(Pos.CENTER_RIGHT);
        line.setSpacing(4);
        var label = new Label(texts.get("receipt", times.time(bubble.at()), state));
        label.getStyleClass().addAll("receipt", "tiny");
        line.getChildren().addAll(label, icon(receipt.delivery()));
        getChildren().add(line);
        if (failure != null) {
            offer(failure, bubble.id(), acts);
        }
        if (!why.isEmpty()) {
            getChildren().add(reason(why));
            label.setTooltip(new Tooltip(why));
        }
    }

    boolean quiet() {
        return quiet;
    }

    String words() {
        return words;
    }

    private static String state(ThreadRow.Receipt receipt, Texts texts, TimeFormat times) {
        Instant seenAt = receipt.seenAt();
        return switch (receipt.delivery()) {
            case QUEUED -> texts.get("delivery.queued");
            case SENT -> texts.get("delivery.sent");
            case DELIVERED -> texts.get("delivery.delivered");
            case SEEN ->
                seenAt == null ? texts.get("delivery.seen") : texts.get("delivery.seen-at", times.brief(seenAt));
            case FAILED ->
                texts.get(
                        receipt.failure() instanceof ThreadRow.Failure.NotDelivered
                                ? "delivery.not-delivered"
                                : "delivery.failed");
        };
    }

    private String why(ThreadRow.Failure failure) {
        return switch (failure) {
            case ThreadRow.Failure.Refused(var refusal) -> new RefusalTexts(texts.locale()).of(refusal);
            case ThreadRow.Failure.NotDelivered(var reason) -> reason == null ? "" : ShownText.line(reason);
        };
    }

    /// What the relay has taken stands in the thread for ever; only what it has not can be discarded.
    private void offer(ThreadRow.Failure failure, MessageId message, BubbleActs acts) {
        switch (failure) {
            case ThreadRow.Failure.Refused _ ->
                line.getChildren()
                        .addAll(
                                act("failed.again", acts.again(), message),
                                act("failed.discard", acts.discard(), message));
            case ThreadRow.Failure.NotDelivered _ ->
                line.getChildren().add(act("failed.again", acts.sendAgain(), message));
        }
    }

    private static Label reason(String why) {
        var label = new Label(why);
        label.getStyleClass().addAll("receipt", "reason", "tiny");
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.RIGHT);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
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

    private Button act(String text, Consumer<MessageId> action, MessageId id) {
        var button = new Button(texts.get(text));
        button.getStyleClass().addAll("link", "tiny");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.accept(id));
        return button;
    }
}
