package dev.sportello.desktop.thread;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;

/// Notices that somebody writes: a key that puts a character into a text, or what an input method composes of
/// several. A text that is put there, and a shortcut, is no such key. FX thread only.
final class TypingKeys {
    private TypingKeys() {}

    /// @param typed called before the character is in the text
    static void in(TextInputControl text, Runnable typed) {
        text.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (writes(event)) {
                typed.run();
            }
        });
        text.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, _ -> typed.run());
    }

    private static boolean writes(KeyEvent event) {
        // AltGr is both on Windows.
        var combined = event.isMetaDown() || event.isControlDown() && !event.isAltDown();
        return !combined && event.getCharacter().codePoints().anyMatch(one -> !Character.isISOControl(one));
    }
}
