package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of shortcuts over the window. It has the focus while it is shown: a screen reader reads it, and the arrow
/// keys scroll it where it is longer than the window. FX thread only.
final class ShortcutList {
    private final ScrollPane list;
    private final VBox rows;
    private final Texts texts;
    private @Nullable Node before;

    ShortcutList(ScrollPane list, VBox rows, Texts texts) {
        this.list = list;
        this.rows = rows;
        this.texts = texts;
        // A click elsewhere takes the list away.
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    }

    /// @param names what each does, in the order of the list
    void show(Map<Shortcut, String> names) {
        rows.getChildren().clear();
        names.forEach((shortcut, name) -> rows.getChildren().add(new ShortcutRow(name, shortcut.keys())));
        var spoken = names.entrySet().stream()
                .map(one -> one.getValue() + ": " + one.getKey().keys().getDisplayText())
                .collect(Collectors.joining("; "));
        list.setAccessibleText(texts.get("rail.shortcuts") + "\n" + spoken);
        list.setVvalue(0);
        before = list.getScene().getFocusOwner();
        list.requestFocus();
    }

    /// It is gone; the focus goes back to where it was.
    void hide() {
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        before = null;
    }
}
