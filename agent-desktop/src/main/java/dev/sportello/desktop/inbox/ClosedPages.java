package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Status;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;

/// Fetches more closed tickets when the end of the list comes near, and says below the list where that is not possible
/// or has failed. FX thread only.
final class ClosedPages {
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");
    private static final int ROWS_AHEAD = 20;

    private final InboxModel model;
    private final ClosedTickets closed;
    private final ListView<TicketRow> list;
    private final Node further;
    private final Node failure;
    private boolean scrolls;

    /// @param further asks for more where nothing can be scrolled
    /// @param failure says that the last page did not come
    ClosedPages(InboxModel model, ClosedTickets closed, ListView<TicketRow> list, Node further, Node failure) {
        this.model = model;
        this.closed = closed;
        this.list = list;
        this.further = further;
        this.failure = failure;
        list.skinProperty().subscribe(skin -> {
            if (skin != null) {
                Platform.runLater(this::watchBar);
            }
        });
    }

    void show() {
        // Where nothing can be scrolled, nothing else would fetch what may fit the filter.
        further.setVisible(mayFetch() && !scrolls);
        further.setManaged(further.isVisible());
        failure.setVisible(showsClosed() && closed.paging().state().get() == Paging.State.FAILED);
        failure.setManaged(failure.isVisible());
    }

    /// The bar takes room from the rows; what is at their right keeps its place.
    private void watchBar() {
        for (var bar : list.lookupAll(".scroll-bar")) {
            if (bar instanceof ScrollBar scroll && scroll.getOrientation() == Orientation.VERTICAL) {
                scroll.visibleProperty().subscribe(shown -> {
                    scrolls = shown;
                    list.pseudoClassStateChanged(SCROLLS, shown);
                    show();
                });
                scroll.valueProperty().subscribe(_ -> didScroll(scroll));
            }
        }
    }

    /// When the last rows are almost in view, by whatever way, more closed ones are wanted.
    private void didScroll(ScrollBar bar) {
        var below = (1 - bar.getValue() / bar.getMax()) * model.rows().size();
        if (below < ROWS_AHEAD && mayFetch()) {
            // Not from within the layout that moved the bar.
            Platform.runLater(closed::more);
        }
    }

    private boolean mayFetch() {
        return showsClosed() && closed.paging().state().get() == Paging.State.MORE;
    }

    private boolean showsClosed() {
        return model.filter().get().status() == Status.Kind.CLOSED;
    }
}
