package dev.sportello.desktop.ticket;

import dev.sportello.desktop.ui.DateText;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Theme;
import java.time.Instant;
import java.time.LocalTime;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
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
        initOwner(owner);
        setTitle(texts.get("snooze.pick.title"));
        setHeaderText(null);
        var choose = new ButtonType(texts.get("snooze"), ButtonData.OK_DONE);
        var cancel = new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE);
        var past = Bindings.createBooleanBinding(this::isPast, day.valueProperty(), time.valueProperty());
        var pane = getDialogPane();
        pane.getStyleClass().add("snooze-dialog");
        pane.getButtonTypes().setAll(choose, cancel);
        pane.lookupButton(choose).getStyleClass().add("primary");
        pane.lookupButton(choose).disableProperty().bind(past);
        pane.lookupButton(cancel).getStyleClass().add("plain");
        pane.setContent(content(texts, past));
        // A window of its own is dressed like the one behind it.
        pane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Theme.dressAs(owner.getScene(), scene);
            }
        });
        setResultConverter(button -> choose.equals(button) ? chosen() : null);
    }

    private Node content(Texts texts, BooleanBinding past) {
        var title = new Label(texts.get("snooze.pick.title"));
        title.getStyleClass().add("title");
        var error = new Label();
        error.getStyleClass().addAll("small", "error");
        error.textProperty().bind(past.map(is -> is && day.getValue() != null ? texts.get("snooze.past") : ""));
        var fields = new HBox(12, field(texts.get("snooze.day"), day), field(texts.get("snooze.time"), time));
        return new VBox(14, title, new VBox(6, fields, error));
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
