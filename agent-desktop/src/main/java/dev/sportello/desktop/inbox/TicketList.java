package dev.sportello.desktop.inbox;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keeps the list's selection and the inbox's the same: the list moves its own by index when rows move, while the
/// ticket is what stays selected. FX thread only.
final class TicketList {
    private final ListView<TicketRow> list;
    private final InboxModel model;
    private boolean following;

    TicketList(ListView<TicketRow> list, InboxModel model) {
        this.list = list;
        this.model = model;
        focusFirst();
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        list.setItems(model.rows());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!following && !model.moving() && row != null) {
                model.selected().set(row.id());
            }
        });
        model.selected().subscribe(_ -> followSelection());
        model.rows().addListener((ListChangeListener<TicketRow>) _ -> Platform.runLater(this::followSelection));
    }

    /// Where the agent looks first: the down arrow opens a ticket without a click.
    private void focusFirst() {
        list.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(list::requestFocus);
            }
        });
    }

    private void didPress(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN
                && !event.isAltDown()
                && list.getSelectionModel().isEmpty()) {
            step(1);
            event.consume();
        }
    }

    /// Selects the next ticket down the list, or up with -1.
    void step(int step) {
        var next = model.neighbour(step);
        if (next != null) {
            model.selected().set(next);
        }
    }

    private void followSelection() {
        var selected = model.selected().get();
        var index = selected == null ? -1 : model.index(selected);
        following = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
        }
        following = false;
    }
}
