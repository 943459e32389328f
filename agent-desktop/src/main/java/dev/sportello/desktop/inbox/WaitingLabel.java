package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.WaitingMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// How long a shopper has waited for an answer: amber and red from the marks that an admin has set. Of what is put
/// aside, until when.
final class WaitingLabel extends Label {
    private static final PseudoClass IS_AMBER = PseudoClass.getPseudoClass("amber");
    private static final PseudoClass IS_RED = PseudoClass.getPseudoClass("red");

    private final Texts texts;
    private final TimeFormat times;
    private final Supplier<WaitingMarks> marks;
    private final Tooltip explanation = new Tooltip();

    /// @param marks asked each time
    WaitingLabel(Texts texts, TimeFormat times, Supplier<WaitingMarks> marks) {
        this.texts = texts;
        this.times = times;
        this.marks = marks;
        getStyleClass().add("waiting");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(explanation);
    }

    void show(Ticket ticket) {
        if (ticket.status() instanceof Status.Snoozed(var until)) {
            showSnoozed(until);
        } else {
            showWaiting(ticket.waitingSince());
        }
    }

    private void showSnoozed(@Nullable Instant until) {
        setVisible(true);
        setManaged(true);
        setText(until == null ? texts.get("snoozed.reply") : times.moment(until));
        explanation.setText(until == null ? texts.get("snoozed") : texts.get("snoozed.until", times.moment(until)));
        pseudoClassStateChanged(IS_RED, false);
        pseudoClassStateChanged(IS_AMBER, false);
    }

    private void showWaiting(@Nullable Instant since) {
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
