package dev.sportello.desktop.customer;

import dev.sportello.desktop.search.FoldedText;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what is erased with a customer and what stays, and has the email typed before. FX thread only.
final class EraseSheet {
    private final Sheet sheet;

    /// @param erase gets what was asked for, once it was typed
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
        var sure = sheet.agree(texts.get("erase.sure"), () -> erase.accept(wanted));
        sure.setId("eraseSure");
        sure.getStyleClass().remove("primary");
        sure.getStyleClass().addAll("plain", "danger-text");
        sure.disableProperty().bind(typed.textProperty().map(text -> !confirms(text, profile.email(), profile.name())));
    }

    /// Whether the email was typed as it is; or, of somebody without one, the name by its words: not every sign of a
    /// name can be typed, such as half of its accents or what nobody sees.
    static boolean confirms(String typed, @Nullable String email, String name) {
        return email != null
                ? typed.strip().equals(email.strip())
                : !typed.isBlank()
                        && (typed.strip().equals(name.strip())
                                || FoldedText.words(typed).equals(FoldedText.words(name)));
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
        return new HBox(10, sign, new VBox(2, head, words));
    }

    void showOver(Window window) {
        sheet.showOver(window);
    }
}
