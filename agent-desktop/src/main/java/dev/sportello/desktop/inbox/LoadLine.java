package dev.sportello.desktop.inbox;

import dev.sportello.desktop.replica.LoadProgress;
import dev.sportello.desktop.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How many of the tickets have come, as long as not all have: the list can be used meanwhile. FX thread only.
final class LoadLine {
    private final VBox line;
    private final Label words;
    private final ProgressBar bar;
    private final Texts texts;

    LoadLine(VBox line, Label words, ProgressBar bar, Texts texts) {
        this.line = line;
        this.words = words;
        this.bar = bar;
        this.texts = texts;
    }

    /// @param progress null when all are here
    void show(@Nullable LoadProgress progress) {
        line.setVisible(progress != null);
        line.setManaged(progress != null);
        if (progress != null) {
            words.setText(texts.get("loading.progress", progress.tickets(), progress.of()));
            bar.setProgress(progress.of() == 0 ? 0 : (double) progress.tickets() / progress.of());
        }
    }
}
