package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.geometry.Side;
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

    private final BubbleText text;
    private final ContextMenu menu;

    BubbleRow(
            ThreadRow.Bubble bubble,
            BubbleText text,
            Texts texts,
            boolean right,
            @Nullable Node above,
            @Nullable Node below,
            String accessible) {
        super(content(bubble, text, right, above, below), right, bubble.follows() ? CLOSE : APART);
        this.text = text;
        menu = menu(text, texts);
        text.getParent()
                .setOnContextMenuRequested(
                        event -> menu.show(text.getParent(), event.getScreenX(), event.getScreenY()));
        getStyleClass().add("bubble-row");
        setAccessibleText(accessible);
    }

    private static VBox content(
            ThreadRow.Bubble bubble, BubbleText text, boolean right, @Nullable Node above, @Nullable Node below) {
        var box = new StackPane(text);
        box.getStyleClass().add("bubble");
        box.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        style(box, bubble, text);
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

    /// Copies what is selected in it, or all.
    final void copy() {
        text.copy();
    }

    /// What can be done with it, for who has no mouse.
    final void showMenu() {
        menu.show(text.getParent(), Side.BOTTOM, 0, 0);
    }

    private static ContextMenu menu(BubbleText text, Texts texts) {
        var copy = new MenuItem(texts.get("copy"));
        copy.setOnAction(_ -> text.copy());
        var menu = new ContextMenu(copy);
        text.links().forEach((shown, open) -> {
            var item = new MenuItem(ShownText.line(texts.get("open-link", shown)));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> open.run());
            menu.getItems().add(item);
        });
        return menu;
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
