package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// What is shown in the place of the program where that cannot start. FX thread only.
public final class RefusalController {
    private final String sentence;
    private final Runnable close;
    private final Texts texts;

    @FXML
    private Label words;

    @FXML
    private Button copy;

    /// @param sentence why, and what to do
    /// @param close ends the program
    public RefusalController(String sentence, Runnable close, Locale locale) {
        this.sentence = sentence;
        this.close = close;
        texts = Texts.of(RefusalController.class, locale);
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        words.setText(sentence);
    }

    @FXML
    private void didClickCopy() {
        SystemClipboard.put(sentence);
        copy.setText(texts.get("start.copied"));
    }

    @FXML
    private void didClickClose() {
        close.run();
    }
}
