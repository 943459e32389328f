package dev.sportello.desktop.thread;

import javafx.geometry.Pos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// What is coloured of a bubble, and the text in it. FX thread only.
record BubbleBody(Pane box, BubbleText text) {

    static BubbleBody plain(ThreadRow.Bubble bubble, BubbleText text) {
        var box = new StackPane(text);
        var shoppers = bubble.author() instanceof ThreadRow.Author.Shopper;
        box.setAlignment(shoppers ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        if (text.emojiAlone()) {
            box.getStyleClass().add("emoji-alone");
        }
        return new BubbleBody(style(box, bubble), text);
    }

    static BubbleBody email(ThreadRow.Bubble bubble, BubbleText text, EmailBox box) {
        return new BubbleBody(style(box, bubble), text);
    }

    private static Pane style(Pane box, ThreadRow.Bubble bubble) {
        box.getStyleClass().add("bubble");
        if (bubble.follows()) {
            box.getStyleClass().add("follows");
        }
        if (bubble.leads()) {
            box.getStyleClass().add("leads");
        }
        return box;
    }
}
