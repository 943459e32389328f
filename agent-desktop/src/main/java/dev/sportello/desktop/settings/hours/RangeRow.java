package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.hours.RangeEdit.Fault;
import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One range: two times, a bin, and under them what is wrong. FX thread only.
final class RangeRow extends VBox {
    private final RangeEdit range;
    private final Texts texts;
    private final String day;
    private final TimeField start = new TimeField();
    private final TimeField end = new TimeField();
    private final Label hint = new Label();
    private final Label error = new Label();
    private final IconButton bin;

    /// @param day its name, for screen readers
    RangeRow(RangeEdit range, Texts texts, String day, Runnable remove) {
        this.range = range;
        this.texts = texts;
        this.day = day;
        bin = new IconButton("fth-trash-2", texts.get("hours.remove"), remove);
        getStyleClass().add("range-row");
        hint.getStyleClass().addAll("soft", "small", "next-day");
        error.getStyleClass().addAll("field-error", "small");
        error.setWrapText(true);
        var line = new HBox(start, new Label("–"), end, bin);
        line.getStyleClass().add("range-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, hint, error);
        var times = range.times();
        start.follow(text -> times.stepStart(text, 1), text -> times.stepStart(text, -1), range::tidy);
        end.follow(text -> times.stepEnd(text, 1), text -> times.stepEnd(text, -1), range::tidy);
        start.textProperty().bindBidirectional(range.start());
        end.textProperty().bindBidirectional(range.end());
        range.fault().subscribe(this::show);
        range.start().subscribe(_ -> sayAll());
        range.end().subscribe(_ -> sayAll());
    }

    void focusStart() {
        start.requestFocus();
        start.selectAll();
    }

    private void sayAll() {
        start.setAccessibleText(texts.get("hours.start", day));
        end.setAccessibleText(texts.get("hours.end", day));
        bin.say(texts.get("hours.remove.of", range.start().get(), range.end().get(), day));
        var whole = range.range();
        var late = whole != null && whole.runsPastMidnight()
                ? texts.get("hours.next-day", range.times().end(whole.end()))
                : "";
        hint.setText(late);
        Shown.set(hint, !late.isEmpty());
    }

    private void show(Fault fault) {
        var words = words(fault);
        error.setText(words);
        Shown.set(error, !words.isEmpty());
        start.showWrong(fault != null && fault != Fault.END_UNREADABLE);
        end.showWrong(fault != null && fault != Fault.START_UNREADABLE);
        start.setAccessibleHelp(words);
        end.setAccessibleHelp(words);
    }

    private String words(Fault fault) {
        if (fault == null) {
            return "";
        }
        return switch (fault) {
            case START_UNREADABLE, END_UNREADABLE -> texts.get("hours.fault.unreadable");
            case EMPTY -> texts.get("hours.fault.empty");
            case OVERLAP -> texts.get("hours.fault.overlap");
        };
    }
}
