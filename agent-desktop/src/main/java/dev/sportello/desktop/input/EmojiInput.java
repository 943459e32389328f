package dev.sportello.desktop.input;

import dev.sportello.desktop.emoji.EmojiPictures;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Puts coloured emoji into what one writes. FX thread only.
public final class EmojiInput {

    /// In an area that wraps its text, before it is shown.
    public static void in(TextArea area, EmojiPictures pictures) {
        area.setSkin(new AreaSkin(area, pictures));
        EmojiKeys.in(area, pictures.index());
    }

    /// In a field of one line, before it is shown. Not for passwords.
    public static void in(TextField field, EmojiPictures pictures) {
        field.setSkin(new FieldSkin(field, pictures));
        EmojiKeys.in(field, pictures.index());
    }

    private EmojiInput() {}
}
