package dev.sportello.desktop.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Every shortcut of the program, one line each. Its words are the text with the key given here.
public enum Shortcut {
    NEXT_TICKET("shortcut.next", KeyCode.DOWN, KeyCombination.ALT_DOWN),
    PREVIOUS_TICKET("shortcut.previous", KeyCode.UP, KeyCombination.ALT_DOWN),
    REPLY("shortcut.reply", KeyCode.R, KeyCombination.SHORTCUT_DOWN),
    CLOSE("shortcut.close", KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    UNDO("shortcut.undo", KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    SNOOZE("shortcut.snooze", KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    REOPEN("shortcut.reopen", KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    ASSIGN("shortcut.assign", KeyCode.A, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    UNREAD("shortcut.unread", KeyCode.U, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    NO_REPLY("shortcut.no-reply", KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    SEARCH("shortcut.search", KeyCode.F, KeyCombination.SHORTCUT_DOWN),
    MINE("shortcut.mine", KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
    UNASSIGNED("shortcut.unassigned", KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN),
    ALL("shortcut.all", KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN),
    CUSTOMER("shortcut.customer", KeyCode.I, KeyCombination.SHORTCUT_DOWN),
    SETTINGS("shortcut.settings", KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    SHORTCUTS("shortcut.list", KeyCode.F1);

    private final String key;
    private final KeyCodeCombination keys;

    Shortcut(String key, KeyCode code, KeyCombination.Modifier... modifiers) {
        this.key = key;
        keys = new KeyCodeCombination(code, modifiers);
    }

    /// The key of the text that says what it does.
    public String key() {
        return key;
    }

    public KeyCodeCombination keys() {
        return keys;
    }

    /// What the modifier of shortcuts is called on this system, ready to stand before a key: `Ctrl+`, on a Mac `⌘`.
    public static String modifier() {
        var keys = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN).getDisplayText();
        return keys.substring(0, keys.length() - 1);
    }
}
