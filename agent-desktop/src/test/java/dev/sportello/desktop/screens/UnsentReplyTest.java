package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was begun and not sent, when its ticket is closed.
@Tag("long")
class UnsentReplyTest extends OnSampleWindow {
    private static final String BEGUN = "I’ll ask the courier 📦";

    @Test
    void closingAsksAndEscapeGoesBackToTheReply() throws Exception {
        window.write(BEGUN);
        window.fire("#close");
        window.settle();
        assertThat(window.asked()).isEmpty();
        assertThat(window.closing()).isEmpty();
        assertThat(Fx.get(() -> window.shown(".question .label")
                        .map(Label.class::cast)
                        .map(Label::getText)
                        .toList()))
                .anyMatch(words -> words.startsWith("Maria Rossi has not received"));
        window.press(KeyCode.ESCAPE);
        assertThat(sheetIsShown()).isFalse();
        window.press(KeyCode.X);
        assertThat(written()).isEqualTo("x" + BEGUN);
    }

    @Test
    void theButtonOverTheRowOfAnotherTicketAsksAsWell() throws Exception {
        window.open(LUCA);
        window.write(BEGUN);
        window.open(MARIA);
        window.pointAt(LUCA);
        window.click(".row-acts .close");
        window.settle();
        assertThat(sheetIsShown()).isTrue();
        assertThat(window.closing()).isEmpty();
    }

    @Test
    void itIsSentAndTheTicketClosed() throws Exception {
        window.write(BEGUN);
        window.fire("#close");
        window.settle();
        window.press(KeyCode.ENTER);
        window.settle();
        assertSentAndClosed();
    }

    @Test
    void theKeyThatClosesSendsItUnasked() throws Exception {
        window.write(BEGUN);
        window.key(Shortcut.CLOSE);
        assertThat(sheetIsShown()).isFalse();
        assertSentAndClosed();
    }

    private void assertSentAndClosed() throws Exception {
        assertThat(window.asked())
                .filteredOn(Command.Reply.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Command.Reply.class, reply -> {
                    assertThat(reply.ticket()).isEqualTo(MARIA);
                    assertThat(reply.text()).isEqualTo(BEGUN);
                });
        assertThat(window.closing()).containsExactly(MARIA);
        window.open(MARIA);
        assertThat(written()).isEmpty();
    }

    @Test
    void whatIsTooLongToBeSentIsNotClosedByTheKey() throws Exception {
        window.write("a".repeat(4_001));
        window.key(Shortcut.CLOSE);
        assertThat(sheetIsShown()).isTrue();
        assertThat(Fx.get(() -> ((Button) window.find(".question .primary")).isDisabled()))
                .isTrue();
        assertThat(window.closing()).isEmpty();
    }

    @Test
    void whoClosesAllTheSameFindsItAgain() throws Exception {
        window.write(BEGUN);
        window.fire("#close");
        window.settle();
        Fx.run(() -> window.shown(".question .button")
                .map(Button.class::cast)
                .filter(button -> "Close".equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        window.settle();
        assertThat(window.closing()).containsExactly(MARIA);
        assertThat(window.asked()).isEmpty();
        window.fire(".toast .link");
        window.open(MARIA);
        assertThat(written()).isEqualTo(BEGUN);
    }

    @Test
    void whenTheShopperEndsTheChatItCanStillBeSelectedAndCopied() throws Exception {
        window.write(BEGUN);
        shop.enter(MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        window.settle();
        assertThat(window.shows(".composer .text-area")).isFalse();
        assertThat(window.shows(".kept")).isTrue();
        window.click(".kept");
        window.pressWith(KeyCode.CONTROL, KeyCode.A);
        window.pressWith(KeyCode.CONTROL, KeyCode.C);
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(BEGUN);
        shop.shopper(MARIA, Duration.ZERO, "Never mind");
        shop.shopper(LUCA, Duration.ZERO, "Are you there?");
        window.settle();
        assertThat(Fx.get(() -> ((TextArea) window.find(".kept")).getSelectedText()))
                .as("whatever comes meanwhile")
                .isEqualTo(BEGUN);
        window.press(KeyCode.X);
        assertThat(Fx.get(() -> ((TextArea) window.find(".kept")).getText())).isEqualTo(BEGUN);
        window.open(LUCA);
        window.open(MARIA);
        assertThat(Fx.get(() -> ((TextArea) window.find(".kept")).getText())).isEqualTo(BEGUN);
    }

    @Test
    void whoWritesByKeyboardWhenTheChatEndsIsAtWhatWasBegunAndThenAtTheThread() throws Exception {
        window.write(BEGUN);
        Fx.run(() -> window.find(".composer .text-area").requestFocus());
        shop.enter(MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        window.settle();
        assertThat(isFocused(".kept")).isTrue();
        Fx.run(() -> window.find("#discardKept").requestFocus());
        window.fire("#discardKept");
        window.settle();
        assertThat(isFocused(".anchored-list")).isTrue();
    }

    @Test
    void whoHasBegunNothingWhenTheChatEndsIsAtTheThread() throws Exception {
        Fx.run(() -> window.find(".composer .text-area").requestFocus());
        shop.enter(MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        window.settle();
        assertThat(isFocused(".anchored-list")).isTrue();
    }

    private boolean isFocused(String selector) throws Exception {
        return Fx.get(() -> window.find(selector).isFocused());
    }

    @Test
    void itIsKeptWhenTheSessionEndsAndTheWindowSaysSo() throws Exception {
        window.write(BEGUN);
        desk.relay().close(CloseReason.SIGN_IN_AGAIN);
        await("the end").atMost(SampleDesk.PATIENCE).until(() -> desk.desk().link() instanceof LinkState.SignInAgain);
        window.settle();
        assertThat(Fx.get(() -> ((Label) window.find("#linkText")).getText()))
                .contains("session has ended", "kept here", "ask an admin");
        var _ = desk.desk().reply(shop.ticket(LUCA), "I will look");
        desk.restart();
        assertThat(desk.desk().draft(shop.ticket(MARIA)).text()).isEqualTo(BEGUN);
        assertThat(desk.desk().replica().replies(LUCA)).hasSize(1);
    }

    @Test
    void afterACloseTheFocusIsOnTheListAndNotInTheNextReply() throws Exception {
        window.click(".composer .text-area");
        window.fire("#close");
        window.settle();
        assertThat(window.opened()).isNotEqualTo(MARIA);
        window.press(KeyCode.X);
        assertThat(Fx.get(() -> window.find(".tickets").isFocused())).isTrue();
        assertThat(written()).isEmpty();
    }

    @Test
    void theTabKeyStaysInTheQuestionAndNoKeyReachesWhatIsBehind() throws Exception {
        window.write(BEGUN);
        window.fire("#close");
        window.settle();
        var first = Fx.get(() -> window.find(".question .primary").getScene().getFocusOwner());
        for (var stop = 0; stop < 3; stop++) {
            window.press(KeyCode.TAB);
            assertThat(Fx.get(() -> window.shown(".question .button").anyMatch(button -> button.isFocused())))
                    .isTrue();
        }
        assertThat(Fx.get(first::isFocused)).as("round").isTrue();
        window.pressWith(KeyCode.ALT, KeyCode.DOWN);
        window.press(KeyCode.F1);
        assertThat(window.opened()).isEqualTo(MARIA);
        assertThat(window.shows(".veil")).isFalse();
        assertThat(sheetIsShown()).isTrue();
    }

    private boolean sheetIsShown() throws Exception {
        return Fx.get(() -> window.shown(".question").findAny().isPresent());
    }

    private String written() throws Exception {
        return Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText());
    }
}
