package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.ShownText;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One fact: what it is at the left, what it says at the right.
final class FactRow extends HBox {
    private final Label value = new Label();
    private final String label;
    private String said = "";

    FactRow(Feather icon, String label, String value) {
        this.label = label;
        getStyleClass().add("fact");
        var name = new Label(ShownText.line(label));
        name.getStyleClass().addAll("faint", "small", "fact-name");
        name.setGraphic(new FontIcon(icon));
        name.setWrapText(true);
        this.value.getStyleClass().addAll("small", "fact-value");
        // An address without spaces is broken rather than cut.
        this.value.setWrapText(true);
        this.value.setMinWidth(0);
        this.value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this.value, Priority.ALWAYS);
        getChildren().addAll(name, this.value);
        Copying.offer(this, () -> said);
        value(value);
    }

    /// An email that is too long for its line goes on behind its `@`, and not in the middle of a word.
    static FactRow email(Feather icon, String label, String email) {
        var row = new FactRow(icon, label, email);
        var address = ShownText.line(email);
        var measure = new Text(address);
        measure.fontProperty().bind(row.value.fontProperty());
        Runnable fit = () -> {
            var fits = measure.getLayoutBounds().getWidth() <= row.value.getWidth();
            var shown = fits ? address : address.replaceFirst("@", "@\n");
            // Not from within the layout that brings the width.
            Platform.runLater(() -> row.value.setText(shown));
        };
        row.value.widthProperty().subscribe(fit);
        row.value.fontProperty().subscribe(fit);
        return row;
    }

    void value(String words) {
        said = words;
        value.setText(ShownText.line(words));
        value.setTooltip(new Tooltip(ShownText.line(words)));
        setAccessibleText(label + ": " + words);
    }
}
