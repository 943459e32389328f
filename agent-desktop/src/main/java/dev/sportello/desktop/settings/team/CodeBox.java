package dev.sportello.desktop.settings.team;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.TeamBodies.ResetCode;
import java.time.Clock;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A reset code, which is shown once, to be passed on. FX thread only.
final class CodeBox extends VBox {
    private final Clock clock;
    private final Texts texts;
    private final Label who = new Label();
    private final TextField code = new TextField();
    private final Button copy = new Button("", new FontIcon("fth-copy"));
    private final Label expires = new Label();

    CodeBox(Clock clock, Texts texts) {
        this.clock = clock;
        this.texts = texts;
        getStyleClass().addAll("invitation", "reset-code");
        who.getStyleClass().add("medium");
        who.setWrapText(true);
        code.getStyleClass().add("code");
        code.setEditable(false);
        code.setAccessibleText(texts.get("reset.code"));
        code.setPrefColumnCount(20);
        copy.getStyleClass().addAll("plain", "copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> didClickCopy());
        expires.getStyleClass().addAll("small", "soft");
        expires.setWrapText(true);
        var line = new HBox(8, code, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(who, line, expires);
        show(null);
    }

    /// The cursor goes to what copies the code.
    ///
    /// @param given null: nothing is shown
    void show(@Nullable ResetCode given) {
        Shown.set(this, given != null);
        code.setText(given == null ? "" : given.code());
        if (given != null) {
            who.setText(texts.get("reset.who", ShownText.line(given.agent().name())));
            var until = Formats.exact(texts.locale()).withZone(clock.getZone()).format(given.expiresAt());
            expires.setText(texts.get("reset.expires", until));
            copy.setText(texts.get("invited.copy"));
            copy.requestFocus();
        }
    }

    private void didClickCopy() {
        SystemClipboard.put(code.getText());
        copy.setText(texts.get("invited.copied"));
    }
}
