package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The picker in the real window, by keys alone.
@Tag("long")
class EmojiPickerTest extends OnSampleWindow {
    @Test
    void enterTakesTheBestOne() throws Exception {
        openPicker();
        search("heart");
        press(KeyCode.ENTER);
        assertThat(written()).isEqualTo("❤️");
    }

    @Test
    void downAndUpMoveByRowsAndRightAndLeftByOne() throws Exception {
        openPicker();
        search("face");
        assertThat(chosen()).isZero();
        press(KeyCode.DOWN);
        assertThat(chosen()).isEqualTo(8);
        press(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(chosen()).isEqualTo(9);
        press(KeyCode.UP);
        assertThat(chosen()).isEqualTo(1);
    }

    @Test
    void whatWasUsedComesFirstTheNextTime() throws Exception {
        openPicker();
        search("parcel");
        press(KeyCode.ENTER);
        openPicker();
        press(KeyCode.ENTER);
        assertThat(written()).isEqualTo("📦📦");
    }

    @Test
    void anEmojiTakesThePlaceOfWhatIsSelected() throws Exception {
        window.write("Thanks a lot");
        Fx.run(() -> ((TextArea) window.find(".composer .text-area")).selectRange(7, 12));
        openPicker();
        search("parcel");
        press(KeyCode.ENTER);
        assertThat(written()).isEqualTo("Thanks 📦");
    }

    @Test
    void theSkinToneIsKept() throws Exception {
        openPicker();
        Fx.run(() -> ((Button) picker().getRoot().lookupAll(".tone").toArray()[4]).fire());
        search("thumbs up");
        press(KeyCode.ENTER);
        openPicker();
        search("waving hand");
        press(KeyCode.ENTER);
        assertThat(written()).isEqualTo("👍🏾👋🏾");
    }

    @Test
    void aGroupIsReachedByItsButton() throws Exception {
        openPicker();
        Fx.run(() ->
                ((Button) picker().getRoot().lookupAll(".emoji-groups .button").toArray()[3]).fire());
        press(KeyCode.ENTER);
        assertThat(written()).isEqualTo("🍇");
    }

    private void openPicker() throws Exception {
        window.fire(".composer-bar .button.square");
        window.settle();
    }

    private static Scene picker() {
        return Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(Window::getScene)
                .filter(scene -> scene.getRoot().lookup(".emoji-picker") != null)
                .findFirst()
                .orElseThrow();
    }

    private static TextField field() {
        return (TextField) Objects.requireNonNull(picker().getRoot().lookup(".text-field"));
    }

    private void search(String words) throws Exception {
        Fx.run(() -> {
            field().setText(words);
            field().end();
        });
        window.settle();
    }

    private void press(KeyCode... keys) throws Exception {
        for (var key : keys) {
            Fx.run(() ->
                    field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
        }
        window.settle();
    }

    /// The place of the one that Enter takes, counted from the first.
    private static int chosen() throws Exception {
        return Fx.get(() -> {
            var buttons = picker().getRoot().lookupAll(".emoji-button").stream()
                    .filter(button -> button.getScene() != null && button.isVisible())
                    .sorted((one, other) -> {
                        var here = one.localToScene(0, 0);
                        var there = other.localToScene(0, 0);
                        var rows = Double.compare(here.getY(), there.getY());
                        return rows != 0 ? rows : Double.compare(here.getX(), there.getX());
                    })
                    .toList();
            return buttons.indexOf(buttons.stream()
                    .filter(button -> button.getPseudoClassStates().stream()
                            .anyMatch(state -> state.getPseudoClassName().equals("current")))
                    .findFirst()
                    .orElseThrow());
        });
    }

    private String written() throws Exception {
        return Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText());
    }
}
