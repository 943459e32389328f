package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.ShownText;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One fact: what it is at the left, what it says at the right.
final class FactRow extends HBox {
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");

    private final Label value = new Label();
    private final Text measure = new Text();
    private final String label;
    private String said = "";

    FactRow(Feather icon, String label) {
        this.label = label;
        getStyleClass().add("fact");
        var name = new Label(ShownText.line(label));
        name.getStyleClass().addAll("faint", "small", "fact-name");
        name.setWrapText(true);
        this.value.getStyleClass().add("small");
        // An address without spaces is broken rather than cut.
        this.value.setWrapText(true);
        this.value.setMinWidth(0);
        this.value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this.value, Priority.ALWAYS);
        // Beside the name and not its graphic, which would stand at the middle of a long one.
        var sign = new StackPane(new FontIcon(icon));
        sign.getStyleClass().add("fact-sign");
        getChildren().addAll(sign, name, this.value);
        Copying.offer(this, () -> said);
        measure.fontProperty().bind(this.value.fontProperty());
        this.value.widthProperty().subscribe(this::fit);
        this.value.fontProperty().subscribe(this::fit);
    }

    void value(String words) {
        if (!words.equals(said)) {
            said = words;
            measure.setText(ShownText.line(words));
            value.setText(measure.getText());
            value.setTooltip(new Tooltip(measure.getText()));
            setAccessibleText(label + ": " + words);
            fit();
        }
    }

    /// An email that is too long for its line goes on behind its `@`, and not in the middle of a word.
    private void fit() {
        var address = measure.getText();
        if (EMAIL.matcher(address).matches()) {
            var fits = measure.getLayoutBounds().getWidth() <= value.getWidth();
            var shown = fits ? address : address.replaceFirst("@", "@\n");
            // Not from within the layout that brings the width.
            Platform.runLater(() -> {
                if (address.equals(measure.getText())) {
                    value.setText(shown);
                }
            });
        }
    }
}
