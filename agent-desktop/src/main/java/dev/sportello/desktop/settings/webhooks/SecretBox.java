package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A secret, which is shown once, to be copied. FX thread only.
final class SecretBox extends VBox {
    private final Texts texts;
    private final TextField secret = new TextField();
    private final Button copy;

    SecretBox(Texts texts, Runnable done) {
        this.texts = texts;
        getStyleClass().add("secret-box");
        var what = new Label(texts.get("secret.once"));
        what.getStyleClass().add("medium");
        what.setWrapText(true);
        secret.setEditable(false);
        secret.getStyleClass().add("code");
        secret.setAccessibleText(texts.get("secret.name"));
        HBox.setHgrow(secret, Priority.ALWAYS);
        copy = RowParts.button("plain", "", this::didClickCopy);
        copy.setGraphic(new FontIcon("fth-copy"));
        copy.getStyleClass().add("copy");
        getChildren()
                .addAll(what, RowParts.line(secret, copy, RowParts.button("plain", texts.get("secret.done"), done)));
        show(null);
    }

    /// The cursor goes to what copies it.
    ///
    /// @param made null: nothing is shown
    void show(@Nullable String made) {
        Shown.set(this, made != null);
        secret.setText(made == null ? "" : made);
        copy.setText(texts.get("secret.copy"));
        if (made != null) {
            copy.requestFocus();
        }
    }

    private void didClickCopy() {
        SystemClipboard.put(secret.getText());
        copy.setText(texts.get("secret.copied"));
    }
}
