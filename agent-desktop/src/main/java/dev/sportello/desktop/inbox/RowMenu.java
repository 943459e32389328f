package dev.sportello.desktop.inbox;

import dev.sportello.model.TicketId;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/// The menu of a row, beside the mouse or, by the menu key, below the row that is selected. Whoever asks for it has
/// selected the row: what is done is done to the ticket that one sees. FX thread only.
final class RowMenu {
    private final ListView<TicketRow> list;
    private final InboxModel model;
    private final Supplier<List<MenuItem>> acts;
    private final ContextMenu menu = new ContextMenu();

    RowMenu(ListView<TicketRow> list, InboxModel model, Supplier<List<MenuItem>> acts) {
        this.list = list;
        this.model = model;
        this.acts = acts;
    }

    void didAsk(ContextMenuEvent event) {
        event.consume();
        menu.hide();
        var cell = event.isKeyboardTrigger() ? selected() : cell(event.getTarget());
        if (cell == null || !ticket(cell).equals(model.selected().get())) {
            return;
        }
        menu.getItems().setAll(acts.get());
        if (event.isKeyboardTrigger()) {
            var row = cell.localToScreen(cell.getLayoutBounds());
            menu.show(list, row.getMinX() + row.getHeight(), row.getMaxY());
        } else {
            menu.show(list, event.getScreenX(), event.getScreenY());
        }
    }

    private @Nullable TicketCell selected() {
        return list.lookupAll(".ticket-cell").stream()
                .map(TicketCell.class::cast)
                .filter(cell -> !cell.isEmpty() && cell.isSelected())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable TicketCell cell(EventTarget under) {
        for (var node = under instanceof Node target ? target : null; node != null; node = node.getParent()) {
            if (node instanceof TicketCell cell && !cell.isEmpty()) {
                return cell;
            }
        }
        return null;
    }

    private static TicketId ticket(TicketCell cell) {
        return cell.getItem().id();
    }
}
