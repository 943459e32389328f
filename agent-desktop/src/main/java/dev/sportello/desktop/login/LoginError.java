package dev.sportello.desktop.login;

import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Why nobody was signed in, with what was seen to copy; no room while there is nothing to say. FX thread only.
public final class LoginError extends HBox {
    private final Label words = new Label();
    private final Button copy = new Button();
    private @Nullable String detail;

    public LoginError() {
        getStyleClass().add("error");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("errorText");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        words.getStyleClass().add("small");
        words.setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(words, Priority.ALWAYS);
        copy.setId("copy");
        copy.getStyleClass().addAll("link", "small");
        copy.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new FontIcon("fth-alert-circle"), words, copy);
        show(null, null, null);
    }

    /// @param sentence null for nothing
    /// @param seen what the program saw of the failure; null for nothing
    /// @param texts for the words of the button; null where there is none
    void show(@Nullable String sentence, @Nullable String seen, @Nullable Texts texts) {
        words.setText(sentence == null ? "" : sentence);
        detail = seen;
        setShown(this, sentence != null);
        setShown(copy, seen != null);
        copy.setTooltip(seen == null ? null : new Tooltip(seen));
        if (texts != null) {
            copy.setText(texts.get("error.copy"));
            copy.setOnAction(_ -> {
                SystemClipboard.put(words.getText() + "\n" + detail);
                copy.setText(texts.get("error.copied"));
            });
        }
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
