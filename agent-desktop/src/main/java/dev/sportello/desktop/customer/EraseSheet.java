package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Profile;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what is erased with a customer and what stays, and has the email typed before. FX thread only.
final class EraseSheet {
    private final Sheet sheet;

    /// @param erase gets what was typed
    EraseSheet(Profile profile, Texts texts, Consumer<String> erase) {
        var wanted = Objects.requireNonNullElse(profile.email(), profile.name()).strip();
        var ask = new Label(
                texts.get(profile.email() == null ? "erase.type-name" : "erase.type-email", ShownText.line(wanted)));
        ask.setWrapText(true);
        ask.setMinHeight(Region.USE_PREF_SIZE);
        var typed = new TextField();
        typed.setId("eraseTyped");
        typed.setAccessibleText(ask.getText());
        ask.setLabelFor(typed);
        sheet = new Sheet(texts.get("erase.title", ShownText.line(profile.name())))
                .explain(texts.get("erase.never"))
                .ask(part("fth-trash-2", texts.get("erase.goes"), texts.get("erase.goes.text")))
                .ask(part("fth-archive", texts.get("erase.stays"), texts.get("erase.stays.text")))
                .ask(new VBox(6, ask, typed))
                .cancel(texts.get("erase.cancel"));
        var sure = sheet.agree(
                texts.get("erase.sure"), () -> erase.accept(typed.getText().strip()));
        sure.setId("eraseSure");
        sure.getStyleClass().remove("primary");
        sure.getStyleClass().addAll("plain", "danger-text");
        sure.disableProperty()
                .bind(typed.textProperty().map(text -> !text.strip().equals(wanted)));
    }

    private static HBox part(String icon, String title, String text) {
        var head = new Label(title);
        head.getStyleClass().add("medium");
        var words = new Label(text);
        words.getStyleClass().add("soft");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var sign = new FontIcon(icon);
        sign.getStyleClass().add("soft");
        var row = new HBox(10, sign, new VBox(2, head, words));
        row.getStyleClass().add("erase-part");
        return row;
    }

    void showOver(Window window) {
        sheet.showOver(window);
    }
}
