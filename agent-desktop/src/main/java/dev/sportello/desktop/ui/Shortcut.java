package dev.sportello.desktop.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Every shortcut of the program, one line each, in the order of the list that F1 shows.
public enum Shortcut {
    NEXT_TICKET(KeyCode.DOWN, KeyCombination.ALT_DOWN),
    PREVIOUS_TICKET(KeyCode.UP, KeyCombination.ALT_DOWN),
    REPLY(KeyCode.R, KeyCombination.SHORTCUT_DOWN),
    EMAIL(KeyCode.E, KeyCombination.SHORTCUT_DOWN),
    CLOSE(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    UNDO(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    SNOOZE(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    REOPEN(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    ASSIGN(KeyCode.A, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    TAKE(KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    UNREAD(KeyCode.U, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    NO_REPLY(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    NEXT_PANE(KeyCode.F6),
    PREVIOUS_PANE(KeyCode.F6, KeyCombination.SHIFT_DOWN),
    SEARCH(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
    FIND_CUSTOMER(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    MINE(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
    UNASSIGNED(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN),
    ALL(KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN),
    CUSTOMER(KeyCode.I, KeyCombination.SHORTCUT_DOWN),
    SETTINGS(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    SHORTCUTS(KeyCode.F1);

    private final KeyCodeCombination keys;

    Shortcut(KeyCode code, KeyCombination.Modifier... modifiers) {
        keys = new KeyCodeCombination(code, modifiers);
    }

    public KeyCodeCombination keys() {
        return keys;
    }

    /// What the modifier of shortcuts is called on this system, ready to be put before a key: `Ctrl+`, on a Mac `⌘`.
    public static String modifier() {
        var keys = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN).getDisplayText();
        return keys.substring(0, keys.length() - 1);
    }
}
