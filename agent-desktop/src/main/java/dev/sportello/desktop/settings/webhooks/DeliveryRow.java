package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One delivery: what, about which ticket, when, and what has become of it. FX thread only.
final class DeliveryRow extends HBox {

    /// @param resend sends it again
    DeliveryRow(WebhookDelivery delivery, WebhookWords words, Runnable resend) {
        getStyleClass().add("delivery");
        setAlignment(Pos.CENTER_LEFT);
        var at = new Label(words.past(delivery.at()));
        at.getStyleClass().addAll("small", "soft");
        at.setMinWidth(USE_PREF_SIZE);
        var ticket = delivery.ticket();
        var what = new Label(words.topic(delivery.topic()) + (ticket == null ? "" : " · #" + ticket.number()));
        what.setMinWidth(USE_PREF_SIZE);
        var state = new Label(words.delivery(delivery));
        state.getStyleClass().addAll("small", "soft");
        state.setWrapText(true);
        state.setMinWidth(0);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        getChildren().addAll(at, what, state);
        var settled = delivery.settledAt() != null;
        if (delivery.failure() != null) {
            state.getStyleClass().add(settled ? "failed" : "waits");
        }
        if (settled) {
            var again = RowParts.button("quiet", words.texts().get("delivery.resend"), resend);
            again.getStyleClass().addAll("small", "resend");
            again.setAccessibleText(again.getText() + ": " + what.getText());
            getChildren().add(again);
        }
    }
}
