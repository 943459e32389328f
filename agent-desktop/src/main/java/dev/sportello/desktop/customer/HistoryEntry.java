package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.SystemClipboard;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Something that happened: a line that can be chosen and copied, and, where there is more to say, opened. FX thread
/// only.
final class HistoryEntry extends VBox {
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");

    private final @Nullable Supplier<Region> details;
    private @Nullable Region opened;
    private Runnable didToggle = () -> {};

    /// @param line what is always shown
    /// @param words what a screen reader says of it
    /// @param copied asked when it is copied
    /// @param details makes what is shown below when it is opened; null for nothing
    HistoryEntry(Region line, String words, Supplier<String> copied, @Nullable Supplier<Region> details) {
        this.details = details;
        getStyleClass().add("entry");
        getChildren().add(line);
        setAccessibleText(words);
        setAccessibleRole(details == null ? AccessibleRole.TEXT : AccessibleRole.TITLED_PANE);
        line.addEventHandler(MouseEvent.MOUSE_PRESSED, this::didPress);
        line.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                toggle();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.getTarget().equals(this)) {
                return;
            }
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                SystemClipboard.put(copied.get());
                event.consume();
            } else if (details != null && opens(event.getCode())) {
                toggle();
                event.consume();
            }
        });
    }

    private static boolean opens(KeyCode code) {
        return code == KeyCode.ENTER || code == KeyCode.SPACE;
    }

    /// @param action runs when it was opened or closed
    void onToggle(Runnable action) {
        didToggle = action;
    }

    boolean isOpen() {
        return opened != null;
    }

    /// Opens it, or closes it; does nothing where there is nothing more to say.
    void toggle() {
        if (details == null) {
            return;
        }
        if (opened == null) {
            opened = details.get();
            getChildren().add(opened);
        } else {
            getChildren().remove(opened);
            opened = null;
        }
        pseudoClassStateChanged(OPENED, isOpen());
        notifyAccessibleAttributeChanged(AccessibleAttribute.EXPANDED);
        didToggle.run();
    }

    private void didPress(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            event.consume();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.EXPANDED
                ? Boolean.valueOf(isOpen())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        var opens = action == AccessibleAction.EXPAND && !isOpen();
        if (opens || action == AccessibleAction.COLLAPSE && isOpen()) {
            toggle();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    /// The sign of a kind, on a ground of its colour.
    static Node sign(Node icon, String style) {
        var sign = new StackPane(icon);
        sign.getStyleClass().addAll("event-icon", style);
        return sign;
    }
}
