package dev.sportello.desktop.ui;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The system's clipboard. FX thread only.
public final class SystemClipboard {

    /// Puts a text into the clipboard, in the place of what was there.
    public static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private SystemClipboard() {}
}
