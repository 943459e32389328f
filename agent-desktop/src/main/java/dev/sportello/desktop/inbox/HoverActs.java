package dev.sportello.desktop.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small buttons in the row under the mouse, one set for the whole list. They are for the ticket that was under the
/// mouse when it last moved: when rows move below it, they go, so that no click meets another ticket. FX thread only.
final class HoverActs {
    private final HBox buttons = new HBox();
    private final Map<RowAct, Button> offered = new LinkedHashMap<>();
    private @Nullable TicketCell cell;
    private @Nullable TicketRow over;
    private Subscription rowInPlace = Subscription.EMPTY;

    /// @param acts from left to right
    HoverActs(ListView<TicketRow> list, List<RowAct> acts) {
        acts.forEach(act -> offered.put(act, button(act)));
        buttons.getStyleClass().add("row-acts");
        buttons.getChildren().setAll(offered.values());
        buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // The row itself is not opened by a click at them.
        buttons.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setMargin(buttons, new Insets(0, 2, 0, 8));
        list.addEventFilter(MouseEvent.MOUSE_MOVED, event -> show(cell(event)));
        list.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> hide());
    }

    private Button button(RowAct act) {
        var button = new Button("", new FontIcon(act.icon()));
        button.getStyleClass().addAll("quiet", "square", act.id());
        button.setAccessibleText(act.name());
        button.setTooltip(new Tooltip(act.name()));
        // Whoever uses the keyboard has keys and the row's menu for the same.
        button.setFocusTraversable(false);
        button.setOnAction(_ -> start(act, button));
        return button;
    }

    private void start(RowAct act, Button button) {
        var row = over;
        if (row != null && act.allowed().test(row.ticket())) {
            act.start().accept(row.ticket(), button);
        }
    }

    private void show(@Nullable TicketCell under) {
        var row = under == null ? null : under.getItem();
        if (under == null || row == null) {
            hide();
            return;
        }
        offered.forEach((act, button) -> {
            var allowed = act.allowed().test(row.ticket());
            button.setVisible(allowed);
            button.setManaged(allowed);
        });
        if (offered.values().stream().noneMatch(Node::isVisible)) {
            hide();
            return;
        }
        if (!under.equals(cell)) {
            hide();
            cell = under;
            under.offer(buttons);
            rowInPlace = under.itemProperty().subscribe((_, next) -> didChange(next));
        }
        over = row;
    }

    /// Where the same ticket is shown as it is now, what the agent saw stays what is acted upon: a close is called off
    /// when the shopper has written since.
    private void didChange(@Nullable TicketRow next) {
        if (over != null && (next == null || !next.id().equals(over.id()))) {
            hide();
        }
    }

    private void hide() {
        over = null;
        rowInPlace.unsubscribe();
        rowInPlace = Subscription.EMPTY;
        if (cell != null) {
            cell.withdraw(buttons);
            cell = null;
        }
    }

    private static @Nullable TicketCell cell(MouseEvent event) {
        return event.getTarget() instanceof Node node ? cellAround(node) : null;
    }

    private static @Nullable TicketCell cellAround(@Nullable Node node) {
        for (var around = node; around != null; around = around.getParent()) {
            if (around instanceof TicketCell cell && !cell.isEmpty()) {
                return cell;
            }
        }
        return null;
    }
}
