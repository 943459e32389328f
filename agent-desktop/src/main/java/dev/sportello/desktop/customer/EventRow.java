package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.model.Event;
import dev.sportello.wire.Names;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One event of the history, with its facts under it.
final class EventRow extends HBox {
    /// @param time as short as there is room for
    /// @param exact the same in full
    EventRow(Feather icon, String kind, Event event, String time, String exact) {
        getStyleClass().addAll("event", Names.of(event.kind()));
        setAlignment(Pos.TOP_LEFT);
        var sign = new StackPane(new FontIcon(icon));
        sign.getStyleClass().add("event-icon");
        sign.setAccessibleText(kind);
        var summary = new Label(ShownText.line(event.summary()));
        summary.getStyleClass().add("small");
        summary.setWrapText(true);
        var words = new VBox(1, summary);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        event.properties().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(property -> words.getChildren().add(fact(property.getKey(), property.getValue())));
        var at = new Label(time);
        at.getStyleClass().addAll("faint", "tiny", "event-time");
        at.setMinWidth(USE_PREF_SIZE);
        at.setTooltip(new Tooltip(exact));
        getChildren().addAll(sign, words, at);
        setAccessibleText(kind + ", " + event.summary() + ", " + exact);
        Copying.offer(
                this,
                () -> Stream.concat(
                                Stream.of(event.summary()),
                                event.properties().entrySet().stream()
                                        .map(fact -> fact.getKey() + ": " + fact.getValue()))
                        .collect(Collectors.joining("\n")));
    }

    /// A value alone, such as `yes`, says nothing.
    private static Label fact(String name, String value) {
        var label = new Label(ShownText.line(name + ": " + ShownText.isolated(value)));
        label.getStyleClass().addAll("faint", "tiny");
        label.setWrapText(true);
        return label;
    }
}
