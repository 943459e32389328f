package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.emoji.InlineEmoji;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TextPieces;
import dev.sportello.desktop.ui.TextSide;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text as shoppers will see it, with coloured emoji. FX thread only.
public final class PreviewBubble extends TextFlow {
    private static final double EMOJI = 18;

    public PreviewBubble() {
        getStyleClass().add("preview-bubble");
        setAccessibleRole(AccessibleRole.TEXT);
        setMaxWidth(USE_PREF_SIZE);
    }

    public void show(String text, EmojiPictures pictures) {
        setTextAlignment(TextSide.of(text));
        getChildren().clear();
        for (var piece : pictures.index().pieces(text)) {
            switch (piece) {
                case EmojiIndex.Piece.Words(String words) ->
                    TextPieces.of(ShownText.of(words))
                            .forEach(part -> getChildren().add(words(part)));
                case EmojiIndex.Piece.Picture(var emoji) -> getChildren().add(new InlineEmoji(pictures, emoji, EMOJI));
            }
        }
    }

    private static Text words(String words) {
        var node = new Text(words);
        node.getStyleClass().add("words");
        return node;
    }
}
