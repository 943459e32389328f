package dev.sportello.desktop.damage;

import dev.sportello.desktop.disk.SetAside;
import dev.sportello.desktop.ui.CardStrip;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One damaged file: what was in it, what that means, and where it lies now.
final class DamageCard extends VBox {

    DamageCard(SetAside one, Consumer<SetAside> read, Consumer<Path> browse, Texts texts) {
        getStyleClass().add("card");
        var place = one.file().toString();
        getChildren()
                .addAll(
                        label(what(one, texts), "strong"),
                        label(meaning(one, texts), "soft"),
                        label(texts.get("place", place), "faint"));
        var acts = new FlowPane(
                CardStrip.act(texts.get("browse"), () -> browse.accept(one.file())),
                CardStrip.act(texts.get("copy"), () -> SystemClipboard.put(place)),
                CardStrip.act(texts.get("read"), () -> read.accept(one)));
        acts.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(acts);
    }

    private static String what(SetAside one, Texts texts) {
        return switch (one.kind()) {
            case TICKETS -> texts.get("what.tickets");
            case WRITTEN -> texts.get("what.written");
            case SESSION -> texts.get("what.session");
            case DEVICES -> texts.get("what.devices");
            case PREFERENCES -> texts.get("what.preferences");
        };
    }

    private static String meaning(SetAside one, Texts texts) {
        return switch (one.kind()) {
            case TICKETS -> texts.get("means.tickets");
            case WRITTEN -> texts.get(one.whole() ? "means.written-whole" : "means.written-lost");
            case SESSION -> texts.get("means.session");
            case DEVICES -> texts.get("means.devices");
            case PREFERENCES -> texts.get("means.preferences");
        };
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "small");
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
