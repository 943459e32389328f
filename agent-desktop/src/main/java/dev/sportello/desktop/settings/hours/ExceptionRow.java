package dev.sportello.desktop.settings.hours;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.DateText;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One exception: its name, its days, whether they come again, and their hours. FX thread only.
final class ExceptionRow extends VBox {
    private final ExceptionEdit edit;
    private final Texts texts;
    private final DateText dates;
    private final Supplier<LocalDate> today;
    private final TextField name = new TextField();
    private final DatePicker first;
    private final DatePicker last;
    private final Label error = new Label();

    ExceptionRow(ExceptionEdit edit, Texts texts, EmojiPictures pictures, Supplier<LocalDate> today, Runnable remove) {
        this.edit = edit;
        this.texts = texts;
        this.today = today;
        dates = new DateText(texts.locale(), today);
        getStyleClass().addAll("day-row", "exception");
        name.setPromptText(texts.get("exceptions.name"));
        name.setAccessibleText(texts.get("exceptions.name"));
        name.setId("exception-" + edit.first().get());
        name.getStyleClass().add("exception-name");
        EmojiInput.in(name, pictures);
        name.textProperty().bindBidirectional(edit.name());
        HBox.setHgrow(name, Priority.ALWAYS);
        var yearly = new CheckBox(texts.get("exceptions.yearly"));
        yearly.setMinWidth(USE_PREF_SIZE);
        yearly.selectedProperty().bindBidirectional(edit.yearly());
        var bin = new IconButton("fth-trash-2", texts.get("exceptions.remove"), remove);
        first = picker(texts.get("exceptions.first"), edit.first());
        last = picker(texts.get("exceptions.last"), edit.last());
        first.valueProperty().subscribe((before, now) -> {
            // Who moves a single day means a single day.
            if (now != null && (before != null && before.equals(last.getValue()) || isBefore(last, now))) {
                last.setValue(now);
            }
        });
        error.getStyleClass().addAll("field-error", "small");
        error.setWrapText(true);
        getChildren().addAll(line(name, yearly, bin), new FlowPane(8, 6, days(), hours()), error);
        edit.fault().subscribe(this::show);
        edit.yearly().subscribe(_ -> showPast());
        edit.last().subscribe(_ -> showPast());
    }

    void focusName() {
        name.requestFocus();
    }

    private HBox days() {
        return line(first, new Label("–"), last);
    }

    private HBox hours() {
        var day = edit.day();
        var about = edit.name().get().isBlank()
                ? texts.get("exceptions")
                : edit.name().get();
        var ranges = new RangeRows(day, texts, about);
        var add = new IconButton("fth-plus", texts.get("hours.add"), day::add);
        add.getStyleClass().remove("icon-button");
        ranges.onRemoved(add::requestFocus);
        var whole = new IconButton("fth-sun", texts.get("hours.all-day"), day::openAllDay);
        whole.getStyleClass().remove("icon-button");
        add.disableProperty().bind(day.full());
        var line = line(ranges, add, whole);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private DatePicker picker(String what, ObjectProperty<@Nullable LocalDate> day) {
        var picker = new DatePicker(day.get());
        picker.getStyleClass().add("exception-date");
        picker.setConverter(dates);
        picker.setShowWeekNumbers(false);
        picker.setAccessibleText(what);
        // As it is typed, not only when the field is left.
        picker.getEditor().textProperty().subscribe((_, typed) -> day.set(read(typed)));
        picker.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null) {
                picker.setTooltip(
                        new Tooltip(Formats.weekdayAndDate(texts.locale()).format(chosen)));
            }
        });
        return picker;
    }

    private @Nullable LocalDate read(String typed) {
        try {
            return dates.fromString(typed);
        } catch (DateTimeParseException unfinished) {
            return null;
        }
    }

    private static boolean isBefore(DatePicker picker, LocalDate day) {
        return picker.getValue() != null && picker.getValue().isBefore(day);
    }

    private void show(ExceptionEdit.@Nullable Fault fault) {
        error.setText(fault == null ? "" : words(fault));
        Shown.set(error, fault != null);
        for (var picker : new DatePicker[] {first, last}) {
            picker.pseudoClassStateChanged(Styles.STATE_DANGER, fault != null);
            picker.setAccessibleHelp(error.getText());
        }
    }

    private String words(ExceptionEdit.Fault fault) {
        return switch (fault) {
            case NO_DATE -> texts.get("exceptions.fault.date");
            case DATES_DO_NOT_FIT -> texts.get("exceptions.fault.order");
            case OVERLAP -> texts.get("exceptions.fault.overlap");
        };
    }

    private void showPast() {
        var end = edit.last().get();
        getStyleClass().remove("past");
        if (end != null && !edit.yearly().get() && end.isBefore(today.get())) {
            getStyleClass().add("past");
        }
    }
}
