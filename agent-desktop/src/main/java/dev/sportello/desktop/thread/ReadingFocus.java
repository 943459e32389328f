package dev.sportello.desktop.thread;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The bubble at which who reads with the keyboard is: the arrow keys go from one to the next, and what is copied or
/// opened is this one's. FX thread only.
final class ReadingFocus {
    private static final PseudoClass READING = PseudoClass.getPseudoClass("reading");
    private static final double LINE = 40;

    private final AnchoredList list;
    private @Nullable Object key;

    ReadingFocus(AnchoredList list) {
        this.list = list;
    }

    /// Follows keys and focus of the list.
    void listen() {
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::didPress);
        list.focusVisibleProperty().subscribe(this::show);
        list.focusWithinProperty().subscribe(within -> {
            if (!within) {
                show(false);
            }
        });
    }

    /// The keyboard has come to the list, or has left it.
    private void show(boolean here) {
        if (!here) {
            move(null);
        } else if (key == null) {
            step(-1);
        }
    }

    /// A row's node may have been made anew.
    void mark(Object row) {
        if (list.node(row) instanceof BubbleRow bubble) {
            bubble.pseudoClassStateChanged(READING, row.equals(key));
        }
    }

    private void didPress(KeyEvent event) {
        var copies = event.isShortcutDown() && event.getCode() == KeyCode.C;
        var asks = event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown();
        if ((copies || asks) && key != null && list.node(key) instanceof BubbleRow bubble) {
            if (copies) {
                bubble.copy();
            } else {
                bubble.showMenu();
            }
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown() && moves(event.getCode())) {
            event.consume();
        }
    }

    private boolean moves(KeyCode code) {
        switch (code) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> list.scroll(list.getHeight() - LINE);
            case PAGE_DOWN -> list.scroll(LINE - list.getHeight());
            case HOME -> list.toStart();
            case END -> list.toEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int step) {
        var here = key == null ? -1 : list.index(key);
        var next = here < 0 ? lastInView() : here + step;
        while (next >= 0 && next < list.rows().size() && !(list.rows().get(next) instanceof ThreadRow.Bubble)) {
            next += here < 0 ? -1 : step;
        }
        if (next >= 0 && next < list.rows().size()) {
            move(list.rows().get(next).key());
            list.reveal(next);
            // A bubble that was clicked would else be copied in the place of this one.
            list.requestFocus();
        } else {
            list.scroll(-step * LINE);
        }
    }

    private int lastInView() {
        var rows = list.rows();
        for (var index = rows.size() - 1; index >= 0; index--) {
            var node = list.node(rows.get(index).key());
            if (node != null && node.getLayoutY() + node.getHeight() <= list.getHeight()) {
                return index;
            }
        }
        return rows.size() - 1;
    }

    private void move(@Nullable Object next) {
        var before = key;
        key = next;
        if (before != null) {
            mark(before);
        }
        if (next != null) {
            mark(next);
            list.notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        }
    }

    /// Where the screen reader is; null for nowhere.
    @Nullable
    Object at() {
        return key == null ? null : list.node(key);
    }
}
