package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Event;
import dev.sportello.wire.Names;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the line of an event that is of no order; opened, it tells the event's facts. FX thread only.
record EventEntry(HistoryWords words, TimeFormat times) {
    /// @param byDay whether the heading above says the day
    HistoryEntry of(Event event, boolean byDay) {
        var title = title(event);
        var summary = new Label(ShownText.line(title));
        summary.getStyleClass().add("small");
        summary.setWrapText(true);
        var said = new VBox(1, summary);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        if (namesMetric(event, title)) {
            var metric = new Label(ShownText.line(String.valueOf(event.metric())));
            metric.getStyleClass().addAll("faint", "tiny");
            metric.setWrapText(true);
            said.getChildren().add(metric);
        }
        var kind = words.kind(event.kind());
        var sign = HistoryEntry.sign(new FontIcon(HistoryWords.icon(event.kind())), Names.of(event.kind()));
        sign.setAccessibleText(kind);
        var line = new HBox(sign, said, time(event, byDay));
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("entry-line");
        var openable = !event.properties().isEmpty();
        if (openable) {
            line.getChildren().add(chevron());
        }
        var entry = new HistoryEntry(
                line,
                kind + ", " + title + ", " + times.exact(event.at()),
                () -> copied(event, title),
                openable ? () -> facts(event) : null);
        entry.getStyleClass().add("event");
        return entry;
    }

    static Region chevron() {
        var chevron = new VBox(new FontIcon(Feather.CHEVRON_RIGHT));
        chevron.getStyleClass().add("chevron");
        return chevron;
    }

    private Label time(Event event, boolean byDay) {
        var at = new Label(byDay ? times.time(event.at()) : times.brief(event.at()));
        at.getStyleClass().addAll("faint", "tiny", "event-time");
        at.setMinWidth(Region.USE_PREF_SIZE);
        at.setTooltip(new Tooltip(times.exact(event.at())));
        return at;
    }

    /// Its own words; where it has none, its metric's name. The relay's own events have words here, in the agent's
    /// language.
    private String title(Event event) {
        var ours = words.ofRelay(event);
        if (ours != null) {
            return ours;
        }
        if (!event.summary().isBlank()) {
            return event.summary();
        }
        return event.metric() == null ? words.kind(event.kind()) : event.metric();
    }

    /// Whether the metric says something that neither the sign nor the words do.
    private boolean namesMetric(Event event, String title) {
        var general = event.kind() == Event.Kind.OTHER || event.kind() instanceof Event.Kind.Unknown;
        return general && event.metric() != null && words.ofRelay(event) == null && !title.contains(event.metric());
    }

    private static String copied(Event event, String title) {
        return Stream.concat(
                        Stream.of(title),
                        event.properties().entrySet().stream().map(fact -> fact.getKey() + ": " + fact.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static Region facts(Event event) {
        var facts = new VBox(3);
        facts.getStyleClass().add("entry-facts");
        event.properties().forEach((name, value) -> facts.getChildren().add(fact(name, value)));
        return facts;
    }

    /// A value alone, such as `yes`, says nothing.
    private static Label fact(String name, String value) {
        var label = new Label(ShownText.line(ShownText.list(Stream.of(name, value), ": ")));
        label.getStyleClass().addAll("soft", "tiny");
        label.setWrapText(true);
        Copying.offer(label, () -> value);
        label.setAccessibleText(name + ": " + value);
        return label;
    }
}
