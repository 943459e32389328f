package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the three kinds of bubbles share: who wrote it above, the bubble, and a line below.
abstract sealed class BubbleRow extends SideRow permits ShopperBubble, AgentBubble, AutomaticBubble {
    private static final double CLOSE = 3;
    private static final double APART = 14;

    BubbleRow(
            ThreadRow.Bubble bubble,
            BubbleText text,
            Texts texts,
            boolean right,
            @Nullable Node above,
            @Nullable Node below,
            String accessible) {
        super(content(bubble, text, texts, right, above, below), right, bubble.follows() ? CLOSE : APART);
        getStyleClass().add("bubble-row");
        setAccessibleText(accessible);
    }

    private static VBox content(
            ThreadRow.Bubble bubble,
            BubbleText text,
            Texts texts,
            boolean right,
            @Nullable Node above,
            @Nullable Node below) {
        var box = new StackPane(text);
        box.getStyleClass().add("bubble");
        box.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        style(box, bubble, text);
        var copy = new MenuItem(texts.get("copy"));
        copy.setOnAction(_ -> text.copy());
        var menu = new ContextMenu(copy);
        box.setOnContextMenuRequested(event -> menu.show(box, event.getScreenX(), event.getScreenY()));
        var content = new VBox();
        content.setFillWidth(false);
        content.setAlignment(right ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        if (above != null && !bubble.follows()) {
            content.getChildren().add(above);
        }
        content.getChildren().add(box);
        if (below != null) {
            content.getChildren().add(below);
        }
        return content;
    }

    private static void style(StackPane box, ThreadRow.Bubble bubble, BubbleText text) {
        if (text.emojiAlone()) {
            box.getStyleClass().add("emoji-alone");
        }
        if (bubble.follows()) {
            box.getStyleClass().add("follows");
        }
        if (bubble.leads()) {
            box.getStyleClass().add("leads");
        }
    }

    static Label author(String name) {
        var label = new Label(ShownText.line(name));
        label.getStyleClass().addAll("author", "tiny");
        return label;
    }

    static Label time(String time) {
        var label = new Label(time);
        label.getStyleClass().addAll("receipt", "tiny");
        return label;
    }
}
