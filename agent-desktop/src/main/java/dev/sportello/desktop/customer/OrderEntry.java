package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Money;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Order;
import java.net.URI;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the card of an order: its number, state and total, and what happened to it last. Opened, it tells all of it.
/// FX thread only.
///
/// @param browser opens links
record OrderEntry(HistoryWords words, TimeFormat times, Consumer<URI> browser) {
    HistoryEntry of(HistoryRow.Ordered row) {
        var order = row.order();
        var title = title(row);
        var number = new Label(ShownText.line(title));
        number.getStyleClass().addAll("small", "medium");
        number.setMinWidth(0);
        // Where there is no room beside the number, the state stands below it.
        var head = new FlowPane(8, 2, number);
        head.setRowValignment(VPos.CENTER);
        HBox.setHgrow(head, Priority.ALWAYS);
        var top = new HBox(8, head);
        top.setAlignment(Pos.TOP_LEFT);
        var spoken = new ArrayList<String>();
        spoken.add(title);
        if (order == null) {
            number.setWrapText(true);
        } else {
            head.getChildren().add(words.pill(order.state()));
            var total = new Label(total(order));
            total.getStyleClass().addAll("small", "medium");
            total.setMinWidth(Region.USE_PREF_SIZE);
            top.getChildren().add(total);
            spoken.add(words.state(order.state()));
            spoken.add(total(order));
        }
        var steps = new Label(lastStep(row));
        steps.getStyleClass().addAll("faint", "tiny");
        steps.setWrapText(true);
        steps.setTooltip(new Tooltip(allSteps(row)));
        spoken.add(steps.getText());
        var said = new VBox(2, top, steps);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        var sign = HistoryEntry.sign(new FontIcon(Feather.SHOPPING_BAG), "order-placed");
        var line = new HBox(sign, said, EventEntry.chevron());
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("entry-line");
        Supplier<Region> details = () -> new OrderDetails(words, times, browser).of(row);
        var entry = new HistoryEntry(line, String.join(", ", spoken), () -> copied(row), details);
        entry.getStyleClass().add("order-card");
        return entry;
    }

    private String total(Order order) {
        return Money.of(order.amounts().total(), order.amounts().currency(), times.locale());
    }

    /// Until the order itself is here, what was said of it last.
    private static String title(HistoryRow.Ordered row) {
        return row.order() == null
                ? row.events().getFirst().summary()
                : row.order().number();
    }

    /// What happened last.
    private String lastStep(HistoryRow.Ordered row) {
        var last = row.events().getFirst();
        return words.texts().get("step", words.step(last.kind()), times.brief(last.at()));
    }

    private String allSteps(HistoryRow.Ordered row) {
        return row.events().stream()
                .map(event -> words.texts().get("step", words.step(event.kind()), times.exact(event.at())))
                .collect(Collectors.joining("\n"));
    }

    private String copied(HistoryRow.Ordered row) {
        var order = row.order();
        var lines = new ArrayList<String>();
        if (order == null) {
            lines.add(title(row));
        } else {
            lines.add(order.number() + " · " + words.state(order.state()) + " · " + total(order));
            for (var line : order.lines()) {
                lines.add(line.quantity() + " × " + line.title()
                        + (line.variant() == null ? "" : " (" + line.variant() + ")"));
            }
            for (var parcel : order.fulfilments()) {
                if (parcel.tracking() != null) {
                    lines.add((parcel.carrier() == null ? "" : parcel.carrier() + " ") + parcel.tracking());
                }
            }
        }
        lines.add(allSteps(row));
        return String.join("\n", lines);
    }
}
