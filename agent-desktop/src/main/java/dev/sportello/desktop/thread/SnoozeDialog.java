package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Dialog;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// Asks until when a ticket is put aside. Only a time to come can be chosen. FX thread only.
final class SnoozeDialog extends Dialog<Instant> {
    private static final int MINUTES_APART = 30;

    private final SnoozeTimes times;
    private final DatePicker day;
    private final ComboBox<LocalTime> time = new ComboBox<>();

    SnoozeDialog(Window owner, SnoozeTimes times, Texts texts) {
        this.times = times;
        day = new DatePicker(times.today().plusDays(1));
        day.setAccessibleText(texts.get("snooze.day"));
        time.setAccessibleText(texts.get("snooze.time"));
        time.setConverter(words(texts));
        time.getItems()
                .setAll(IntStream.range(0, 24 * 60 / MINUTES_APART)
                        .mapToObj(half -> LocalTime.MIN.plusMinutes((long) half * MINUTES_APART))
                        .toList());
        time.setValue(LocalTime.of(9, 0));
        initOwner(owner);
        setTitle(texts.get("snooze.pick.title"));
        setHeaderText(null);
        var choose = new ButtonType(texts.get("snooze"), ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(choose, new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE));
        getDialogPane().setContent(new HBox(8, day, time));
        getDialogPane()
                .lookupButton(choose)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(this::isPast, day.valueProperty(), time.valueProperty()));
        setResultConverter(button -> choose.equals(button) ? chosen() : null);
    }

    private boolean isPast() {
        return day.getValue() == null || !chosen().isAfter(times.clock().instant());
    }

    private Instant chosen() {
        return times.at(day.getValue(), time.getValue());
    }

    private static StringConverter<LocalTime> words(Texts texts) {
        var format = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale());
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
