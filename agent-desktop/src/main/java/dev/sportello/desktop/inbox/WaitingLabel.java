package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.WaitingMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// How long a shopper has waited for an answer: amber and red from the marks that an admin has set.
final class WaitingLabel extends Label {
    private static final PseudoClass IS_AMBER = PseudoClass.getPseudoClass("amber");
    private static final PseudoClass IS_RED = PseudoClass.getPseudoClass("red");

    private final Texts texts;
    private final TimeWords times;
    private final Supplier<WaitingMarks> marks;
    private final Tooltip explanation = new Tooltip();

    /// @param marks asked each time
    WaitingLabel(Texts texts, TimeWords times, Supplier<WaitingMarks> marks) {
        this.texts = texts;
        this.times = times;
        this.marks = marks;
        getStyleClass().add("waiting");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(explanation);
    }

    /// @param since null when nobody waits
    void show(@Nullable Instant since) {
        setVisible(since != null);
        setManaged(since != null);
        if (since == null) {
            return;
        }
        var waited = Duration.between(since, times.clock().instant());
        var red = waited.compareTo(marks.get().red()) >= 0;
        setText(times.since(since));
        explanation.setText(texts.get("waiting", times.since(since)));
        pseudoClassStateChanged(IS_RED, red);
        pseudoClassStateChanged(IS_AMBER, !red && waited.compareTo(marks.get().amber()) >= 0);
    }
}
