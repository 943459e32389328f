package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// What the window shows from its first frame on, until there is more to show. Nothing in it moves: what comes next is
/// built on the same thread. FX thread only.
public final class StartingController {
    private final boolean signingIn;
    private final Texts texts;

    @FXML
    private Label words;

    /// @param signingIn whether the relay is asked first
    public StartingController(boolean signingIn, Locale locale) {
        this.signingIn = signingIn;
        texts = Texts.of(StartingController.class, locale);
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        words.setText(texts.get(signingIn ? "starting.sign-in" : "starting.inbox"));
    }
}
