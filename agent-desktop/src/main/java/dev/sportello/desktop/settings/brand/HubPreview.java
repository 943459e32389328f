package dev.sportello.desktop.settings.brand;

import dev.sportello.colour.Shades;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.settings.page.PreviewBubble;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Initials;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Corner;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The hub at the corner of a page of the shop, smaller than it is. Its colours stand in the style sheet under the
/// names that the hub's own have. FX thread only.
public final class HubPreview extends StackPane {
    private static final double LOGO = 28;

    private final Label sign = new Label();
    private final ImageView logo = new ImageView();
    private final Label name = new Label();
    private final Label greeting = new Label();
    private final Label author = new Label();
    private final PreviewBubble welcome = new PreviewBubble();
    private final Label said = new Label();
    private final Label prompt = new Label();
    private final VBox panel;
    private final StackPane launcher = new StackPane(new FontIcon("fth-chevron-down"));

    public HubPreview() {
        getStyleClass().add("hub-preview");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        sign.getStyleClass().add("hub-sign");
        logo.setFitWidth(LOGO);
        logo.setFitHeight(LOGO);
        logo.setSmooth(true);
        name.getStyleClass().add("hub-name");
        greeting.getStyleClass().add("hub-greeting");
        var head = new HBox(sign, new VBox(name, greeting));
        head.getStyleClass().add("hub-head");
        author.getStyleClass().add("hub-author");
        welcome.getStyleClass().add("hub-theirs");
        said.getStyleClass().add("hub-own");
        said.setWrapText(true);
        var own = new HBox(said);
        own.setAlignment(Pos.CENTER_RIGHT);
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        prompt.getStyleClass().add("hub-prompt");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var send = new StackPane(new FontIcon("fth-send"));
        send.getStyleClass().add("hub-send");
        var composer = new HBox(prompt, gap, send);
        composer.getStyleClass().add("hub-composer");
        var log = new VBox(author, welcome, own, room, composer);
        log.getStyleClass().add("hub-log");
        VBox.setVgrow(log, Priority.ALWAYS);
        panel = new VBox(head, log);
        panel.getStyleClass().add("hub-panel");
        launcher.getStyleClass().add("hub-launcher");
        getChildren().addAll(page(), panel, launcher);
    }

    private static VBox page() {
        var page = new VBox();
        for (var line = 0; line < 7; line++) {
            var bar = new Region();
            bar.getStyleClass().addAll("hub-page-line", "line-" + line);
            page.getChildren().add(bar);
        }
        page.getStyleClass().add("hub-page");
        return page;
    }

    void paint(Shades shades) {
        setStyle("-hub-accent: " + shades.accent() + "; -hub-on-accent: " + shades.onAccent() + "; -hub-strong: "
                + shades.strong() + ";");
    }

    void standAt(Corner corner) {
        var onTheLeft = corner == Corner.START;
        StackPane.setAlignment(panel, onTheLeft ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
        StackPane.setAlignment(launcher, onTheLeft ? Pos.BOTTOM_LEFT : Pos.BOTTOM_RIGHT);
    }

    void showName(String shop) {
        name.setText(shop);
        author.setText(shop);
        sign.setText(Initials.first(shop));
    }

    /// @param picture null for the shop's initial
    void showLogo(@Nullable Image picture) {
        logo.setImage(picture);
        sign.setGraphic(picture == null ? null : logo);
        sign.setContentDisplay(picture == null ? ContentDisplay.TEXT_ONLY : ContentDisplay.GRAPHIC_ONLY);
        if (picture == null) {
            sign.getStyleClass().remove("hub-logo");
        } else if (!sign.getStyleClass().contains("hub-logo")) {
            sign.getStyleClass().add("hub-logo");
        }
    }

    void showWelcome(String text, EmojiPictures pictures) {
        welcome.show(text.strip(), pictures);
        Shown.set(welcome, !text.isBlank());
        Shown.set(author, !text.isBlank());
    }

    void showShopper(Texts texts) {
        greeting.setText(texts.get("preview.greeting"));
        said.setText(texts.get("preview.said"));
        prompt.setText(texts.get("preview.prompt"));
    }
}
