package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.ScrollIntoView;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something that is shown once, to be copied now. FX thread only.
final class OnceBox extends VBox {
    private final Texts texts;
    private final Label title = new Label();
    private final Label warning = new Label();
    private final TextField secret = new TextField();
    private final Button copy;

    /// @param name what is shown, for who hears it
    /// @param done it was copied, and need not be shown any more
    OnceBox(String name, String warning, Runnable done, Texts texts) {
        this.texts = texts;
        getStyleClass().add("once");
        title.getStyleClass().add("medium");
        title.setWrapText(true);
        this.warning.setText(warning);
        this.warning.getStyleClass().addAll("small", "soft");
        this.warning.setWrapText(true);
        this.warning.setMinHeight(Region.USE_PREF_SIZE);
        secret.getStyleClass().add("code");
        secret.setEditable(false);
        secret.setAccessibleText(name);
        HBox.setHgrow(secret, Priority.ALWAYS);
        copy = RowParts.button("primary", texts.get("copy"), this::didClickCopy);
        copy.getStyleClass().add("copy");
        copy.setGraphic(new FontIcon("fth-copy"));
        var end = RowParts.button("plain", texts.get("once.done"), done);
        end.getStyleClass().add("done");
        getChildren().addAll(title, RowParts.line(secret, copy, end), this.warning);
        Shown.set(this, false);
    }

    /// Shows it; the cursor goes to what copies it.
    void show(String words, String shown) {
        title.setText(words);
        secret.setText(shown);
        copy.setText(texts.get("copy"));
        Shown.set(this, true);
        copy.requestFocus();
        ScrollIntoView.bring(this);
    }

    void hide() {
        secret.setText("");
        Shown.set(this, false);
    }

    private void didClickCopy() {
        SystemClipboard.put(secret.getText());
        copy.setText(texts.get("copied"));
    }
}
