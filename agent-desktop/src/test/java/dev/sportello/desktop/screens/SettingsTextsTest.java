package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The shop's texts by language and with variables, with real keys.
@Tag("long")
class SettingsTextsTest extends OnSettings {

    @Test
    void aTextOfALanguageIsWrittenBesideTheOneForAllAndSaved() throws Exception {
        screen.go("web-chat");
        screen.after(() -> screen.find("#welcome #every").requestFocus());
        screen.press(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(screen.selected("#welcome #italian")).isTrue();
        assertThat(screen.typed("#welcome .text-area")).isEmpty();
        screen.write("#welcome .text-area", "Ciao {name}!");
        assertThat(preview("#welcome")).isEqualTo("Ciao Giulia!");
        screen.fire("#save");
        screen.awaitAnswers();
        assertThat(screen.relay().saved)
                .last()
                .isEqualTo(new WebChat(
                        Visibility.SIGNED_IN_SHOPPERS,
                        "Hi! How can we help you with your order?",
                        Map.of("it", "Ciao {name}!"),
                        0));
    }

    @Test
    void aTextHasAFieldForEachLanguageThatTheShopSpeaksOrWroteIn() throws Exception {
        screen.go("web-chat");
        screen.fire("#welcome #italian");
        screen.write("#welcome .text-area", "Ciao {name}!");
        screen.fire("#welcome #every");
        assertThat(screen.has("#welcome #german")).isFalse();
        save();
        screen.go("general");
        screen.fire("#language-de");
        screen.fire("#language-it");
        save();
        screen.go("web-chat");
        assertThat(screen.has("#welcome #german")).isTrue();
        assertThat(screen.has("#welcome #italian"))
                .as("what is written there is not hidden")
                .isTrue();
        assertThat(screen.has("#signIn #italian")).isFalse();
        screen.go("general");
        screen.fire("#language-de");
        save();
        screen.go("web-chat");
        assertThat(screen.shows("#signIn .segments")).as("one language").isFalse();
    }

    private void save() throws Exception {
        screen.fire("#save");
        screen.awaitAnswers();
    }

    @Test
    void whetherAgentsSeeTheShoppersPageIsOffUntilAnAdminChoosesIt() throws Exception {
        screen.go("web-chat");
        assertThat(Fx.get(() -> ((CheckBox) screen.find("#tellsPage")).isSelected()))
                .isFalse();
        screen.fire("#tellsPage");
        screen.fire("#save");
        screen.awaitAnswers();
        assertThat(screen.relay().saved)
                .last()
                .extracting(page -> ((WebChat) page).tellsPage())
                .isEqualTo(true);
    }

    @Test
    void noPageIsWiderThanItsWindow() throws Exception {
        for (var name : List.of("web-chat", "hours", "brand", "developers")) {
            screen.go(name);
            screen.settle();
            var page = (ScrollPane) screen.find(".page");
            assertThat(Fx.get(() -> page.getContent().getLayoutBounds().getWidth()))
                    .as(name)
                    .isLessThanOrEqualTo(Fx.get(() -> page.getViewportBounds().getWidth()) + 1);
        }
    }

    @Test
    void aVariableIsPutWhereTheCaretIsAndAnUnknownOneIsTold() throws Exception {
        screen.go("web-chat");
        screen.write("#welcome .text-area", "Hi !");
        screen.after(() -> ((TextArea) screen.find("#welcome .text-area")).positionCaret(3));
        screen.fire("#welcome #variable-name");
        assertThat(screen.typed("#welcome .text-area")).isEqualTo("Hi {name}!");
        screen.write("#welcome .text-area", "Hi {nome}!");
        assertThat(screen.text("#welcome .field-error")).contains("a variable");
        assertThat(screen.disabled("#save")).isTrue();
        screen.fire("#welcome #english");
        assertThat(screen.text("#welcome .field-error")).startsWith("Every language: ");
    }

    @Test
    void theReplyOutsideOfHoursIsPreviewedWhileTheShopIsClosed() throws Exception {
        screen.write("#outsideReply .text-area", "We are closed. We open {opens}. We close {closes}.");
        assertThat(preview("#outsideReply")).matches("We are closed\\. We open \\S+ at \\d+:00\\.");
        assertThat(screen.text("#outsideReply .preview .label")).startsWith("Read on ");
        screen.write("#withinReply .text-area", "We are here until {closes}.");
        assertThat(preview("#withinReply")).matches("We are here until \\d+:00.*\\.");
    }

    private String preview(String field) throws Exception {
        return Fx.get(() -> screen.find(field + " .preview-bubble").lookupAll(".words").stream()
                .map(Text.class::cast)
                .map(Text::getText)
                .collect(Collectors.joining()));
    }

    @Test
    void aVisibilityOfANewerRelayStaysWhenAChoiceIsDropped() throws Exception {
        screen.shop().save(new WebChat(new Visibility.Unknown("everybody"), "Hi!", 0));
        screen.settle();
        screen.go("web-chat");
        assertThat(screen.disabled("#save")).isTrue();
        screen.fire("#off");
        assertThat(screen.disabled("#save")).isFalse();
        screen.fire("#discard");
        assertThat(screen.disabled("#save")).isTrue();
    }
}
