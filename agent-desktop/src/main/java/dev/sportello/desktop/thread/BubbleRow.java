package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
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
            BubbleBody body,
            Texts texts,
            boolean right,
            @Nullable Node above,
            @Nullable Node below,
            String accessible) {
        super(content(bubble, body, right, above, below), right, bubble.follows() ? CLOSE : APART);
        text = body.text();
        menu = menu(text, texts);
        body.box().setOnContextMenuRequested(event -> menu.show(body.box(), event.getScreenX(), event.getScreenY()));
        getStyleClass().add("bubble-row");
        setAccessibleText(accessible);
    }

    private static VBox content(
            ThreadRow.Bubble bubble, BubbleBody body, boolean right, @Nullable Node above, @Nullable Node below) {
        var content = new VBox();
        content.setFillWidth(false);
        content.setAlignment(right ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        // An order is shown above each message that is about it, an author once above the group.
        if (above != null && (!bubble.follows() || bubble.order() != null)) {
            content.getChildren().add(above);
        }
        content.getChildren().add(body.box());
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

    /// What it says, for screen readers: of an email its subject first.
    static String words(ThreadRow.Bubble bubble) {
        var mail = bubble.mail();
        return mail == null ? bubble.text() : mail.email().subject() + ". " + bubble.text();
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
