package dev.sportello.desktop.ticket;

import dev.sportello.desktop.ui.DateText;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.Texts;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// Asks until when a ticket is put aside. Only a time to come can be chosen. FX thread only.
final class SnoozeSheet {
    private static final int MINUTES_APART = 30;

    private final SnoozeTimes times;
    private final DatePicker day;
    private final ComboBox<LocalTime> time = new ComboBox<>();

    private SnoozeSheet(SnoozeTimes times, Texts texts) {
        this.times = times;
        day = new DatePicker(times.today().plusDays(1));
        day.setAccessibleText(texts.get("snooze.day"));
        day.setShowWeekNumbers(false);
        day.setConverter(new DateText(texts.locale()));
        day.setPrefWidth(170);
        time.setAccessibleText(texts.get("snooze.time"));
        time.setConverter(words(texts));
        time.getItems()
                .setAll(IntStream.range(0, 24 * 60 / MINUTES_APART)
                        .mapToObj(half -> LocalTime.MIN.plusMinutes((long) half * MINUTES_APART))
                        .toList());
        time.setValue(LocalTime.of(9, 0));
    }

    /// @param chosen what is done with the time, which is still to come
    static void ask(Window window, SnoozeTimes times, Texts texts, Consumer<Instant> chosen) {
        var fields = new SnoozeSheet(times, texts);
        var past =
                Bindings.createBooleanBinding(fields::isPast, fields.day.valueProperty(), fields.time.valueProperty());
        var sheet = new Sheet(texts.get("snooze.pick.title"))
                .ask(fields.content(texts, past))
                .cancel(texts.get("cancel"));
        sheet.agree(texts.get("snooze"), () -> chosen.accept(fields.chosen()))
                .disableProperty()
                .bind(past);
        sheet.showOver(window);
    }

    private Node content(Texts texts, BooleanBinding past) {
        var error = new Label();
        error.getStyleClass().addAll("small", "error");
        error.textProperty().bind(past.map(is -> is && day.getValue() != null ? texts.get("snooze.past") : ""));
        var fields = new HBox(12, field(texts.get("snooze.day"), day), field(texts.get("snooze.time"), time));
        return new VBox(6, fields, error);
    }

    private static Node field(String name, Control control) {
        var label = new Label(name);
        label.getStyleClass().add("medium");
        label.setLabelFor(control);
        return new VBox(6, label, control);
    }

    private boolean isPast() {
        return day.getValue() == null || !chosen().isAfter(times.clock().instant());
    }

    private Instant chosen() {
        return times.at(day.getValue(), time.getValue());
    }

    private static StringConverter<LocalTime> words(Texts texts) {
        var format = Formats.time(texts.locale());
        return new StringConverter<>() {
            @Override
            public String toString(LocalTime time) {
                return time == null ? "" : format.format(time);
            }

            @Override
            public LocalTime fromString(String text) {
                return LocalTime.from(format.parse(text));
            }
        };
    }
}
