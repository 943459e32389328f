package dev.sportello.desktop.ticket;

import dev.sportello.desktop.inbox.RowAct;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Ticket;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;

/// What the list offers over the row under the mouse: to take the ticket, to snooze and to close it. Keys and menus
/// have the same. FX thread only.
public final class RowActs {
    private final TicketActs acts;
    private final ActMenus menus;

    public RowActs(TicketActs acts, TimeFormat words) {
        this.acts = acts;
        menus = new ActMenus(acts, words);
    }

    /// In the order from left to right.
    public List<RowAct> all() {
        return acts.all().stream().filter(RowActs::isOffered).map(this::row).toList();
    }

    private static boolean isOffered(Act act) {
        return act instanceof TakeAct || act instanceof SnoozeAct || act instanceof CloseAct;
    }

    private RowAct row(Act act) {
        return new RowAct(
                act.presentation().id(),
                act.presentation().icon(),
                acts.name(act),
                ticket -> act.availability(ticket) == Availability.ALLOWED,
                (ticket, node) -> start(act, ticket, node));
    }

    private void start(Act act, Ticket ticket, Node below) {
        switch (act) {
            case Act.Immediate immediate ->
                immediate.start(ticket, below.getScene().getWindow());
            case Act.Choosing choosing -> {
                var scene = below.getScene();
                var place = below.localToScreen(below.getLayoutBounds());
                var menu = new ContextMenu();
                menu.getItems().setAll(menus.choices(choosing, ticket, scene.getWindow()));
                // Of the window: the row and its buttons may go while one chooses.
                menu.show(scene.getRoot(), place.getMinX(), place.getMaxY());
            }
        }
    }
}
