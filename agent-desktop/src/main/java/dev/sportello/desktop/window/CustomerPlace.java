package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.TabOrder;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Where the customer is shown: beside the thread, or, in a window that is too narrow for three panes, in a drawer over
/// it while it is asked for. FX thread only.
final class CustomerPlace {
    /// The width of a window from which there is room for three panes.
    private static final double ROOM = 1_100;

    private final SplitPane split;
    private final StackPane drawer;
    private final Parent customer;
    private final Supplier<PaneWidths> widths;
    private boolean narrow;

    /// Whether the agent wants the customer beside the thread, where there is room.
    private boolean wanted = true;

    private @Nullable Node focusedBefore;

    /// @param drawer covers the window while the customer is shown over it
    CustomerPlace(SplitPane split, StackPane drawer, Parent customer, Supplier<PaneWidths> widths) {
        this.split = split;
        this.drawer = drawer;
        this.customer = customer;
        this.widths = widths;
        split.getItems().add(customer);
        drawer.setVisible(false);
        drawer.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        drawer.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                TabOrder.goRound(drawer, event);
            }
        });
        drawer.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (drawer.equals(event.getTarget())) {
                close();
            }
        });
        // Not from within the layout that brings the width.
        drawer.widthProperty().subscribe(width -> Platform.runLater(() -> fit(width.doubleValue())));
    }

    /// Shows the customer, or hides it.
    void toggle() {
        if (!narrow) {
            wanted = !wanted;
            place();
        } else if (drawer.isVisible()) {
            close();
        } else {
            open();
        }
    }

    /// Shows the customer where it is not shown, and puts the focus there.
    void show() {
        if (narrow && !drawer.isVisible()) {
            open();
        } else if (!narrow && !wanted) {
            wanted = true;
            place();
        }
        focus();
    }

    private void focus() {
        TabOrder.in(customer).stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void fit(double width) {
        var next = width > 0 && width < ROOM;
        if (next != narrow) {
            close();
            narrow = next;
            place();
        } else {
            widths.get().applyTo(split);
        }
    }

    private void place() {
        var had = customer.isFocusWithin();
        split.getItems().remove(customer);
        if (wanted && !narrow) {
            split.getItems().add(customer);
        } else if (had && split.getItems().getLast() instanceof Parent thread) {
            PaneKeys.enter(thread);
        }
        widths.get().applyTo(split);
    }

    private void open() {
        focusedBefore = drawer.getScene().getFocusOwner();
        drawer.getChildren().setAll(customer);
        drawer.setVisible(true);
        if (customer instanceof Region pane) {
            pane.setMaxWidth(widths.get().customer());
        }
        focus();
    }

    /// Whether the customer is shown over the thread.
    boolean isOver() {
        return drawer.isVisible();
    }

    /// Closes the drawer, if it is open; the focus goes back to where it was.
    void close() {
        if (drawer.isVisible()) {
            drawer.setVisible(false);
            drawer.getChildren().clear();
            if (customer instanceof Region pane) {
                pane.setMaxWidth(Region.USE_COMPUTED_SIZE);
            }
            if (focusedBefore != null && focusedBefore.getScene() != null) {
                focusedBefore.requestFocus();
            }
            focusedBefore = null;
        }
    }
}
