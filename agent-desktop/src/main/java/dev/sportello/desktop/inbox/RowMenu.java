package dev.sportello.desktop.inbox;

import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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

    /// Not every platform asks for a menu when its key is pressed.
    void didPress(KeyEvent event) {
        var asks = event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown() && !event.isShortcutDown());
        if (asks) {
            event.consume();
            menu.hide();
            // The row may have been scrolled out of view.
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
            list.layout();
            showBelow(selected());
        }
    }

    void didAsk(ContextMenuEvent event) {
        event.consume();
        menu.hide();
        if (event.isKeyboardTrigger()) {
            showBelow(selected());
            return;
        }
        var cell = cell(event.getTarget());
        if (isOpen(cell)) {
            menu.getItems().setAll(acts.get());
            menu.show(list, event.getScreenX(), event.getScreenY());
        }
    }

    private void showBelow(@Nullable TicketCell cell) {
        if (cell != null && isOpen(cell)) {
            menu.getItems().setAll(acts.get());
            var row = cell.localToScreen(cell.getLayoutBounds());
            menu.show(list, row.getMinX() + row.getHeight(), row.getMaxY());
        }
    }

    private boolean isOpen(@Nullable TicketCell cell) {
        return cell != null && cell.getItem().id().equals(model.selected().get());
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
}
