package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.Command;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole window with real keys and clicks, on values of a sample shop.
@Tag("long")
class WindowTest extends OnSampleWindow {
    @Test
    void nothingIsDoneBehindTheListOfShortcutsAndEscapeTakesItAway() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.F1, KeyCode.X);
        assertThat(window.shows(".veil")).isTrue();
        assertThat(text()).isEmpty();
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.opened()).isEqualTo(MARIA);
        window.press(KeyCode.ESCAPE);
        assertThat(window.shows(".veil")).isFalse();
        window.press(KeyCode.F1, KeyCode.F1);
        assertThat(window.shows(".veil")).isFalse();
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.opened()).isNotEqualTo(MARIA);
    }

    @Test
    void oneSeesWhetherTheShopIsOpenWhereItHasHours() throws Exception {
        assertThat(Fx.get(() -> ((Label) window.find("#opening")).getText())).isEqualTo("Open now · closes 13:00");
        assertThat(window.shows("#opening")).isTrue();
        var filled = SampleAccount.filled().hours();
        shop.save(new SettingsPage.Hours(OfficeHours.NONE, filled.withinReply(), filled.outsideReply(), 200));
        window.settle();
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
    void aClickAnywhereInTheComposersFrameBeginsToWrite() throws Exception {
        Fx.run(() -> window.find(".tickets").requestFocus());
        window.click(".composer-bar");
        assertThat(Fx.get(() -> window.find(".composer .text-area").isFocused()))
                .isTrue();
    }

    @Test
    void enterSendsAndShiftEnterBreaksTheLine() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.H, KeyCode.I);
        window.pressWith(KeyCode.SHIFT, KeyCode.ENTER);
        window.press(KeyCode.Y, KeyCode.O, KeyCode.U, KeyCode.ENTER);
        assertThat(window.asked()).singleElement().isInstanceOfSatisfying(Command.Reply.class, reply -> {
            assertThat(reply.ticket()).isEqualTo(MARIA);
            assertThat(reply.text()).isEqualTo("hi\nyou");
        });
        assertThat(text()).isEmpty();
        window.press(KeyCode.O, KeyCode.K, KeyCode.ENTER);
        assertThat(window.asked()).hasSize(2);
    }

    @Test
    void theComposerIsAsHighAsWhatIsWritten() throws Exception {
        var oneLine = composerHeight();
        window.write("One\nTwo");
        var twoLines = composerHeight();
        assertThat(twoLines).isGreaterThan(oneLine);
        window.write("One\nTwo\nThree");
        assertThat(composerHeight()).isGreaterThan(twoLines);
        window.open(LUCA);
        assertThat(composerHeight()).isEqualTo(oneLine);
        window.open(MARIA);
        assertThat(composerHeight()).as("with its draft").isGreaterThan(twoLines);
    }

    private double composerHeight() throws Exception {
        return Fx.get(
                () -> window.find(".composer .text-area").getLayoutBounds().getHeight());
    }

    @Test
    void theHintAboutTheKeysIsNeverCutOff() throws Exception {
        for (var width = 1_000; width <= 1_600; width += 25) {
            window.resize(width);
            window.settle();
            assertThat(Fx.get(() -> {
                        var hint = (Label) window.find("#hint");
                        return !hint.isVisible() || hint.getWidth() >= hint.prefWidth(-1) - 1;
                    }))
                    .as("the hint in a window of %d", width)
                    .isTrue();
        }
        assertThat(Fx.get(() -> window.find("#hint").isVisible())).isTrue();
    }

    @Test
    void whoPrefersControlEnterSendsWithItAndBreaksTheLineWithEnter() throws Exception {
        window.prefer(SendKey.SHORTCUT_ENTER);
        assertThat(Fx.get(() -> ((Label) window.find("#hint")).getText()))
                .isEqualTo("Ctrl+Enter sends · Enter breaks the line");
        window.click(".composer .text-area");
        window.press(KeyCode.H, KeyCode.I, KeyCode.ENTER);
        window.pressWith(KeyCode.SHIFT, KeyCode.ENTER);
        window.press(KeyCode.Y, KeyCode.O, KeyCode.U);
        assertThat(window.asked()).isEmpty();
        window.pressWith(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Reply.class, reply -> assertThat(reply.text()).isEqualTo("hi\n\nyou"));
        window.prefer(SendKey.ENTER);
        window.press(KeyCode.O, KeyCode.K, KeyCode.ENTER);
        assertThat(window.asked()).hasSize(2);
    }

    @Test
    void nothingBlankIsSent() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.SPACE, KeyCode.ENTER);
        assertThat(window.asked()).isEmpty();
    }

    @Test
    void eachTicketKeepsItsDraft() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.A, KeyCode.B);
        window.open(LUCA);
        assertThat(text()).isEmpty();
        window.press(KeyCode.C);
        window.open(MARIA);
        assertThat(text()).isEqualTo("ab");
        window.open(LUCA);
        assertThat(text()).isEqualTo("c");
    }

    @Test
    void altAndTheArrowsGoThroughTheTickets() throws Exception {
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.opened()).isEqualTo(ELENA);
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.opened()).isEqualTo(LUCA);
        window.pressWith(KeyCode.ALT, KeyCode.UP);
        window.pressWith(KeyCode.ALT, KeyCode.UP);
        assertThat(window.opened()).isEqualTo(MARIA);
    }

    @Test
    void theSelectionStaysOnItsTicketWhenTheOrderChanges() throws Exception {
        shop.shopper(LUCA, Duration.ZERO, "Hello?");
        window.settle();
        assertThat(window.opened()).isEqualTo(MARIA);
        assertThat(window.rows()).startsWith(LUCA, MARIA);
        assertThat(window.selectedInList()).isEqualTo(MARIA);
    }

    @Test
    void theBadgeCountsUnreadTickets() throws Exception {
        assertThat(label(".badge")).isEqualTo("3");
        shop.read(LUCA);
        window.settle();
        assertThat(label(".badge")).isEqualTo("2");
    }

    @Test
    void aMessageThatComesWhileOneReadsUpIsAnnouncedAndFound() throws Exception {
        for (var line = 0; line < 30; line++) {
            shop.shopper(MARIA, Duration.ofSeconds(50), "Line " + line);
        }
        window.settle();
        window.wheel(".anchored-list", -5);
        window.settle();
        shop.shopper(MARIA, Duration.ZERO, "Are you there?");
        window.settle();
        assertThat(window.shows(".pill")).isTrue();
        Fx.run(() -> window.find(".pill").requestFocus());
        window.press(KeyCode.SPACE);
        window.settle();
        assertThat(window.shows(".pill")).isFalse();
        assertThat(Fx.get(() -> window.find(".anchored-list").isFocused())).isTrue();
    }

    @Test
    void aClosedTicketTakesNoReply() throws Exception {
        window.filter("closedItem");
        window.open(CHLOE);
        assertThat(window.shows(".composer")).isFalse();
        assertThat(window.shows(".ended")).isTrue();
    }

    @Test
    void escapeClearsTheSearchAndSoDoesItsButton() throws Exception {
        window.click("#search");
        window.press(KeyCode.L, KeyCode.U, KeyCode.C, KeyCode.A);
        assertThat(window.rows()).containsExactly(LUCA);
        window.press(KeyCode.ESCAPE);
        assertThat(window.rows()).hasSizeGreaterThan(2);
        window.click("#search");
        window.press(KeyCode.L, KeyCode.U, KeyCode.C, KeyCode.A);
        window.click(".search .clear");
        assertThat(window.rows()).hasSizeGreaterThan(2);
        assertThat(window.shows(".search .clear")).isFalse();
    }

    @Test
    void theSearchFindsWordsOfTheWholeThread() throws Exception {
        window.click("#search");
        window.press(KeyCode.L, KeyCode.I, KeyCode.N, KeyCode.E, KeyCode.N);
        Awaitility.await().until(() -> window.rows().contains(MARIA));
    }

    @Test
    void theDownArrowOpensTheFirstTicketWithoutAClick() throws Exception {
        window.open(null);
        Fx.run(() -> window.find("#list").requestFocus());
        window.press(KeyCode.DOWN);
        assertThat(window.opened()).isEqualTo(MARIA);
        window.press(KeyCode.DOWN);
        assertThat(window.opened()).isEqualTo(ELENA);
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
        window.fire(".composer-bar .button.square");
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
