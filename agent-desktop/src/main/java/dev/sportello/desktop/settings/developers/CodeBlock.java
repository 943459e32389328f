package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A few lines of code to be copied, and above them what they are for. FX thread only.
final class CodeBlock extends VBox {
    private final Texts texts;
    private final Label code = new Label();
    private final Button copy;

    /// @param title what the code is for
    CodeBlock(String title, String hint, Texts texts) {
        this.texts = texts;
        getStyleClass().add("code-block");
        var name = new Label(title);
        name.getStyleClass().add("medium");
        name.setWrapText(true);
        var words = new VBox(name);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!hint.isEmpty()) {
            var more = new Label(hint);
            more.getStyleClass().addAll("small", "soft");
            more.setWrapText(true);
            words.getChildren().add(more);
        }
        copy = RowParts.button("plain", texts.get("copy"), this::didClickCopy);
        copy.getStyleClass().add("copy");
        copy.setGraphic(new FontIcon("fth-copy"));
        copy.setAccessibleText(texts.get("copy") + ": " + title);
        code.getStyleClass().add("code-lines");
        code.setWrapText(true);
        code.setMaxWidth(Double.MAX_VALUE);
        var head = RowParts.line(words, copy);
        head.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, code);
    }

    void show(String lines) {
        if (!lines.equals(code.getText())) {
            code.setText(lines);
            copy.setText(texts.get("copy"));
        }
    }

    private void didClickCopy() {
        SystemClipboard.put(code.getText());
        copy.setText(texts.get("copied"));
    }
}
