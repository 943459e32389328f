package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A small line between bubbles: what happened to the ticket, and when.
final class NoticeRow extends HBox {
    NoticeRow(Feather icon, String words) {
        getStyleClass().add("notice-row");
        var label = new Label(ShownText.line(words));
        label.getStyleClass().addAll("notice", "tiny");
        label.setWrapText(true);
        getChildren().addAll(new FontIcon(icon), label);
    }
}
