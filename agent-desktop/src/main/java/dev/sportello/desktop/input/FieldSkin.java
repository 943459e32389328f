package dev.sportello.desktop.input;

import dev.sportello.desktop.emoji.EmojiPictures;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/// The skin of a field of one line with coloured emoji. FX thread only.
final class FieldSkin extends TextFieldSkin {
    FieldSkin(TextField field, EmojiPictures pictures) {
        super(field);
        for (var child : getChildren()) {
            if (child instanceof Pane group) {
                group.getChildren().stream()
                        .filter(Text.class::isInstance)
                        .map(Text.class::cast)
                        .filter(text -> text.textProperty().isBound())
                        .toList()
                        .forEach(text -> color(text, pictures));
            }
        }
    }

    private void color(Text text, EmojiPictures pictures) {
        var layout = InputLayout.in(text, pictures.index());
        if (layout != null) {
            var layer = new EmojiLayer(text, layout, pictures);
            addHighlight(List.of(layer), 0);
            layer.follow();
        }
    }
}
