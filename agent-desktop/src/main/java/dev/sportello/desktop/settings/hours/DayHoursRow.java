package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.FocusBack;
import dev.sportello.desktop.ui.Texts;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// One day: its name, its ranges, and what can be done with it. FX thread only.
final class DayHoursRow extends HBox {
    private final DayEdit day;
    private final RangeRows ranges;
    private final Button add;

    /// @param title what is at the left, with its name
    /// @param menu what the three dots offer
    DayHoursRow(DayEdit day, Texts texts, String name, Label title, List<MenuItem> menu) {
        this.day = day;
        getStyleClass().add("day-row");
        title.getStyleClass().add("day-name");
        ranges = new RangeRows(day, texts, name);
        HBox.setHgrow(ranges, Priority.ALWAYS);
        add = new Button(texts.get("hours.add"), new FontIcon("fth-plus"));
        add.getStyleClass().addAll("quiet", "add-hours");
        add.setAccessibleText(texts.get("hours.add.to", name));
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> didAdd());
        var more = new MenuButton("", new FontIcon("fth-more-vertical"), menu.toArray(MenuItem[]::new));
        more.getStyleClass().addAll("quiet", "dots");
        more.setAccessibleText(texts.get("hours.more", name));
        menu.forEach(item -> item.addEventHandler(ActionEvent.ACTION, _ -> FocusBack.to(more)));
        getChildren().addAll(title, ranges, add, more);
        add.disableProperty().bind(day.full());
        ranges.onRemoved(add::requestFocus);
    }

    private void didAdd() {
        var before = List.copyOf(day.ranges());
        day.add();
        day.ranges().stream()
                .filter(range -> !before.contains(range))
                .findFirst()
                .ifPresent(ranges::focusNewest);
    }
}
