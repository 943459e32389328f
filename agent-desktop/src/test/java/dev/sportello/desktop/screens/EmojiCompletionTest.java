package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.Command;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the composer makes of what is typed or pasted, in the real window.
@Tag("long")
class EmojiCompletionTest extends OnSampleWindow {
    @Test
    void enterTakesTheEmojiThatIsOfferedAndTheNextOneSends() throws Exception {
        type("Thanks :smil");
        assertThat(isOffered()).isTrue();
        window.press(KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
        assertThat(written()).startsWith("Thanks ").doesNotContain(":");
        assertThat(isOffered()).isFalse();
        assertThat(window.asked()).isEmpty();
        window.press(KeyCode.ENTER);
        assertThat(window.asked()).singleElement().isInstanceOf(Command.Reply.class);
    }

    @Test
    void aSecondColonTakesTheOneOfThatName() throws Exception {
        type(":heart:");
        assertThat(written()).isEqualTo("❤️");
        type(" :thumbs_up:");
        assertThat(written()).isEqualTo("❤️ 👍");
    }

    @Test
    void escapeLeavesTheTextAndThenEnterSendsIt() throws Exception {
        type("see :smil");
        window.press(KeyCode.ESCAPE);
        assertThat(isOffered()).isFalse();
        window.press(KeyCode.ENTER);
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Reply.class, reply -> assertThat(reply.text()).isEqualTo("see :smil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 10:30",
                "http://smile",
                "https://shop.example/a:smile",
                "a:smile",
                "10:smile:",
                ":s",
                "::",
                ":)",
                ": smile"
            })
    void aTimeAnAddressAndALoneColonOfferNothing(String text) throws Exception {
        type(text);
        assertThat(isOffered()).isFalse();
        assertThat(written()).isEqualTo(text);
        window.press(KeyCode.ENTER);
        assertThat(window.asked()).singleElement().isInstanceOf(Command.Reply.class);
    }

    @Test
    void ofALongTextThatIsPastedItSaysHowLongItIsAndWhatIsTooMuch() throws Exception {
        paste("a".repeat(1_000));
        assertThat(counter()).isEqualTo("1,000 of 4,000");
        paste("📦".repeat(3_200));
        assertThat(counter()).isEqualTo("4,200 of 4,000: 200 too many");
        Fx.run(() -> ((TextArea) window.find(".composer .text-area")).clear());
        assertThat(window.shows(".counter")).isFalse();
        type("short");
        assertThat(window.shows(".counter")).isFalse();
    }

    @Test
    void whoHasSentSomeRepliesIsNotToldOfTheKeysAnyMore() throws Exception {
        assertThat(window.shows(".composer .hint")).isTrue();
        for (var reply = 0; reply < 12; reply++) {
            window.write("Yes");
            window.press(KeyCode.ENTER);
        }
        assertThat(window.shows(".composer .hint")).isFalse();
    }

    private void paste(String text) throws Exception {
        Fx.run(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            window.find(".composer .text-area").requestFocus();
        });
        window.pressWith(KeyCode.CONTROL, KeyCode.V);
    }

    private void type(String text) throws Exception {
        Fx.run(() -> window.find(".composer .text-area").requestFocus());
        for (var character : text.split("")) {
            Fx.run(() -> window.find(".composer .text-area")
                    .fireEvent(new KeyEvent(
                            KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false)));
        }
        window.settle();
    }

    private static boolean isOffered() throws Exception {
        return Fx.get(() -> Window.getWindows().stream()
                .anyMatch(
                        popup -> popup.isShowing() && popup.getScene().getRoot().lookup(".emoji-completion") != null));
    }

    private String counter() throws Exception {
        return Fx.get(() -> window.shown(".counter")
                .map(Label.class::cast)
                .map(Label::getText)
                .findFirst()
                .orElse(""));
    }

    private String written() throws Exception {
        return Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText());
    }
}
