package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import java.time.Duration;
import dev.sportello.desktop.preferences.SendKey;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The whole window with real keys and clicks, on values of a sample shop.
class WindowTest extends OnSampleWindow {
    @Test
    void nothingIsDoneBehindTheListOfShortcutsAndEscapeTakesItAway() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.F1, KeyCode.X);
        assertThat(window.shows(".veil")).isTrue();
        assertThat(text()).isEmpty();
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.selected()).isEqualTo(MARIA);
        window.press(KeyCode.ESCAPE);
        assertThat(window.shows(".veil")).isFalse();
        window.press(KeyCode.F1, KeyCode.F1);
        assertThat(window.shows(".veil")).isFalse();
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.selected()).isNotEqualTo(MARIA);
    }

    @Test
    void oneSeesWhetherTheShopIsOpenWhereItHasHours() throws Exception {
        assertThat(Fx.get(() -> ((Label) window.find("#opening")).getText())).isEqualTo("Open now · closes 13:00");
        assertThat(window.shows("#opening")).isTrue();
        Fx.run(() -> window.take(SampleSettings.empty()));
        assertThat(window.shows("#opening")).as("it has none").isFalse();
    }

    @Test
    void theTabKeyLeavesTheComposer() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.H, KeyCode.TAB);
        assertThat(text()).isEqualTo("h");
        assertThat(Fx.get(() -> window.find(".composer .text-area").isFocused()))
                .isFalse();
    }

    @Test
    void enterSendsAndShiftEnterBreaksTheLine() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.H, KeyCode.I);
        window.pressWith(KeyCode.SHIFT, KeyCode.ENTER);
        window.press(KeyCode.Y, KeyCode.O, KeyCode.U, KeyCode.ENTER);
        assertThat(window.sent()).containsExactly(MARIA + ": hi\nyou");
        assertThat(text()).isEmpty();
        window.press(KeyCode.O, KeyCode.K, KeyCode.ENTER);
        assertThat(window.sent()).hasSize(2);
    }

    @Test
    void theComposerIsAsHighAsWhatIsWritten() throws Exception {
        var oneLine = composerHeight();
        Fx.run(() -> window.write("One\nTwo"));
        window.settle();
        var twoLines = composerHeight();
        assertThat(twoLines).isGreaterThan(oneLine);
        Fx.run(() -> window.write("One\nTwo\nThree"));
        window.settle();
        assertThat(composerHeight()).isGreaterThan(twoLines);
        Fx.run(() -> window.select(LUCA));
        window.settle();
        assertThat(composerHeight()).isEqualTo(oneLine);
        Fx.run(() -> window.select(MARIA));
        window.settle();
        assertThat(composerHeight()).as("with its draft").isGreaterThan(twoLines);
    }

    private double composerHeight() throws Exception {
        return Fx.get(
                () -> window.find(".composer .text-area").getLayoutBounds().getHeight());
    }

    @Test
    void whoPrefersControlEnterSendsWithItAndBreaksTheLineWithEnter() throws Exception {
        Fx.run(() -> window.prefer(SendKey.SHORTCUT_ENTER));
        assertThat(Fx.get(() -> ((Label) window.find("#hint")).getText()))
                .isEqualTo("Ctrl+Enter sends · Enter breaks the line");
        window.click(".composer .text-area");
        window.press(KeyCode.H, KeyCode.I, KeyCode.ENTER);
        window.pressWith(KeyCode.SHIFT, KeyCode.ENTER);
        window.press(KeyCode.Y, KeyCode.O, KeyCode.U);
        assertThat(window.sent()).isEmpty();
        window.pressWith(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(window.sent()).containsExactly(MARIA + ": hi\n\nyou");
        Fx.run(() -> window.prefer(SendKey.ENTER));
        window.press(KeyCode.O, KeyCode.K, KeyCode.ENTER);
        assertThat(window.sent()).hasSize(2);
    }

    @Test
    void nothingBlankIsSent() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.SPACE, KeyCode.ENTER);
        assertThat(window.sent()).isEmpty();
    }

    @Test
    void eachTicketKeepsItsDraft() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.A, KeyCode.B);
        Fx.run(() -> window.select(LUCA));
        assertThat(text()).isEmpty();
        window.press(KeyCode.C);
        Fx.run(() -> window.select(MARIA));
        assertThat(text()).isEqualTo("ab");
        Fx.run(() -> window.select(LUCA));
        assertThat(text()).isEqualTo("c");
    }

    @Test
    void altAndTheArrowsGoThroughTheTickets() throws Exception {
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.selected()).isEqualTo(new TicketId(1050));
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.selected()).isEqualTo(LUCA);
        window.pressWith(KeyCode.ALT, KeyCode.UP);
        window.pressWith(KeyCode.ALT, KeyCode.UP);
        assertThat(window.selected()).isEqualTo(MARIA);
    }

    @Test
    void theSelectionStaysOnItsTicketWhenTheOrderChanges() throws Exception {
        shop.shopper(LUCA, Duration.ZERO, "Hello?");
        Fx.run(() -> window.put(LUCA));
        window.settle();
        assertThat(window.selected()).isEqualTo(MARIA);
        assertThat(window.rowsInOrder()).startsWith(LUCA, MARIA);
        assertThat(window.selectedInList()).isEqualTo(MARIA);
    }

    @Test
    void theBadgeCountsUnreadTickets() throws Exception {
        assertThat(label(".badge")).isEqualTo("3");
        Fx.run(() -> window.read(LUCA));
        window.settle();
        assertThat(label(".badge")).isEqualTo("2");
    }

    @Test
    void aMessageThatComesWhileOneReadsUpIsAnnouncedAndFound() throws Exception {
        for (var line = 0; line < 30; line++) {
            shop.shopper(MARIA, Duration.ofSeconds(50), "Line " + line);
        }
        Fx.run(() -> window.refresh(MARIA));
        window.settle();
        window.wheel(".anchored-list", -5);
        window.settle();
        shop.shopper(MARIA, Duration.ZERO, "Are you there?");
        Fx.run(() -> window.refresh(MARIA));
        window.settle();
        assertThat(window.shows(".pill")).isTrue();
        window.click(".pill");
        window.settle();
        assertThat(window.shows(".pill")).isFalse();
    }

    @Test
    void aClosedTicketTakesNoReply() throws Exception {
        Fx.run(() -> window.select(new TicketId(1003)));
        window.settle();
        assertThat(window.shows(".composer")).isFalse();
        assertThat(window.shows(".ended")).isTrue();
    }

    @Test
    void escapeClearsTheSearchAndSoDoesItsButton() throws Exception {
        window.click("#search");
        window.press(KeyCode.L, KeyCode.U, KeyCode.C, KeyCode.A);
        assertThat(window.rowsInOrder()).containsExactly(LUCA);
        window.press(KeyCode.ESCAPE);
        assertThat(window.rowsInOrder()).hasSizeGreaterThan(2);
        window.click("#search");
        window.press(KeyCode.L, KeyCode.U, KeyCode.C, KeyCode.A);
        window.click(".search .clear");
        assertThat(window.rowsInOrder()).hasSizeGreaterThan(2);
        assertThat(window.shows(".search .clear")).isFalse();
    }

    @Test
    void theSearchFindsWordsOfTheWholeThread() throws Exception {
        window.click("#search");
        window.press(KeyCode.L, KeyCode.I, KeyCode.N, KeyCode.E, KeyCode.N);
        Awaitility.await().until(() -> Fx.get(window::rowsInOrder).contains(MARIA));
    }

    @Test
    void theDownArrowOpensTheFirstTicketWithoutAClick() throws Exception {
        Fx.run(() -> window.select(null));
        Fx.run(() -> window.find("#list").requestFocus());
        window.press(KeyCode.DOWN);
        assertThat(window.selected()).isEqualTo(MARIA);
        window.press(KeyCode.DOWN);
        assertThat(window.selected()).isEqualTo(new TicketId(1050));
    }

    @Test
    void theListHasTheKeysFromTheStart() throws Exception {
        assertThat(Fx.get(() -> window.find("#list").isFocused())).isTrue();
    }

    @Test
    void thePanesComeBackToWhatTheAgentChose() throws Exception {
        var before = Fx.get(() -> window.find(".inbox").getLayoutBounds().getWidth());
        window.resize(900);
        assertThat(Fx.get(() -> window.find(".thread").getLayoutBounds().getWidth()))
                .isGreaterThanOrEqualTo(299);
        window.resize(1280);
        assertThat(Fx.get(() -> window.find(".inbox").getLayoutBounds().getWidth()))
                .isCloseTo(before, Offset.offset(2.0));
    }

    @Test
    void theEmojiPickerStandsAboveTheButtonAndInsideTheWindow() throws Exception {
        Fx.run(window::pickEmoji);
        window.settle();
        Fx.run(() -> {
            var button = window.find(".composer-bar .button.square");
            var place = button.localToScreen(button.getBoundsInLocal());
            var popup = Window.getWindows().stream()
                    .filter(Popup.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            var card = popup.getScene().getRoot().lookup(".emoji-picker");
            var shown = card.localToScreen(card.getLayoutBounds());
            popup.hide();
            assertThat(shown.getMaxY()).isLessThanOrEqualTo(place.getMinY());
            assertThat(shown.getMinX()).isCloseTo(place.getMinX(), Offset.offset(1.0));
            assertThat(shown.getMinY()).isPositive();
        });
    }

    private String text() throws Exception {
        return Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText());
    }

    private String label(String selector) throws Exception {
        return Fx.get(() -> ((Label) window.find(selector)).getText());
    }
}
