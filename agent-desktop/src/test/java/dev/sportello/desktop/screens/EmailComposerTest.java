package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.sample.Letters;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Emails and texts, written in the real window.
@Tag("long")
class EmailComposerTest {
    private static final TicketId LUCA = new TicketId(1051);
    private static final TicketId CHLOE = new TicketId(1003);

    private final Shop shop = Letters.shop();
    private SampleDesk desk;
    private SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        desk = new SampleDesk(shop);
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, Letters.MARIA);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void theButtonBesideTheCustomerGoesOnByEmailWhereTheShopSendsAny() throws Exception {
        OnCustomerPane.soon().until(() -> window.shows("#mail"));
        window.fire("#mail");
        assertThat(window.shows("#subject")).isTrue();
    }

    @Test
    void theBoxBesideTheSubjectIsNoLargerThanItsWords() throws Exception {
        window.key(Shortcut.EMAIL);
        var box = Objects.requireNonNull(window.find(".mail-head .check-box .box"));
        assertThat(Fx.get(() -> box.getLayoutBounds().getHeight())).isLessThan(20);
    }

    @Test
    void theKeyGoesOnByEmailWithTheSubjectOfTheLastOne() throws Exception {
        window.key(Shortcut.EMAIL);
        window.write("On Friday.");
        assertThat(subject()).isEqualTo("Re: Your chat with Bottega (#1042)");
        assertThat(quotes()).as("only the first one quotes by itself").isFalse();
        window.press(KeyCode.ENTER);
        assertThat(emails())
                .extracting(Command.SendEmail::subject, Command.SendEmail::text, Command.SendEmail::quotesChat)
                .containsExactly(tuple("Re: Your chat with Bottega (#1042)", "On Friday.", false));
        assertThat(window.shows("#subject")).as("the next one is a reply again").isFalse();
        assertThat(chosen()).isEqualTo("mode-reply");
    }

    @Test
    void anotherSubjectIsKeptWithTheDraftAndItsMode() throws Exception {
        window.key(Shortcut.EMAIL);
        window.write("On Friday.");
        Fx.run(() -> ((TextField) window.find("#subject")).setText("Your parcel"));
        window.open(Letters.DAVIDE);
        assertThat(window.shows("#subject")).isFalse();
        window.open(Letters.MARIA);
        assertThat(window.shows("#subject")).isTrue();
        assertThat(subject()).isEqualTo("Your parcel");
        assertThat(typed()).isEqualTo("On Friday.");
        window.close();
        desk.restart();
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, Letters.MARIA);
        assertThat(subject()).isEqualTo("Your parcel");
        assertThat(typed()).isEqualTo("On Friday.");
    }

    @Test
    void noEmailLeavesWithoutASubject() throws Exception {
        window.key(Shortcut.EMAIL);
        window.write("On Friday.");
        Fx.run(() -> ((TextField) window.find("#subject")).setText(" "));
        window.press(KeyCode.ENTER);
        assertThat(emails()).isEmpty();
        assertThat(typed()).startsWith("On Friday.");
    }

    @Test
    void aTextThatFailedIsSentAgain() throws Exception {
        window.open(Letters.DAVIDE);
        Fx.run(() -> window.shown(".receipt-line.failed .button").forEach(button -> ((ButtonBase) button).fire()));
        assertThat(window.asked())
                .filteredOn(Command.SendAgain.class::isInstance)
                .hasSize(1);
    }

    @Test
    void whoHasSaidStopGetsNoTextUntilTheyTextStart() throws Exception {
        window.open(Letters.DAVIDE);
        shop.enter(Letters.DAVIDE, Duration.ZERO, new Change.TextingChanged(true));
        desk.settle();
        window.settle();
        assertThat(hindered()).startsWith("Davide Greco has said STOP.");
        assertThat(window.shows(".composer .text-area")).isFalse();
        shop.enter(Letters.DAVIDE, Duration.ZERO, new Change.TextingChanged(false));
        desk.settle();
        window.settle();
        assertThat(window.shows(".composer .text-area")).isTrue();
    }

    @Test
    void aTextIsCountedInSegmentsAndNoneOfMoreThanTenLeaves() throws Exception {
        window.open(Letters.DAVIDE);
        window.write("a".repeat(200));
        assertThat(counter()).isEqualTo("2 texts · 106 left");
        window.write("a".repeat(1_531));
        assertThat(counter()).isEqualTo("11 texts: 10 at most");
        window.press(KeyCode.ENTER);
        assertThat(window.asked()).noneMatch(Command.Reply.class::isInstance);
    }

    @Test
    void aClosedChatTakesAnEmail() throws Exception {
        close(Letters.MARIA);
        assertThat(window.shows("#subject")).isTrue();
        assertThat(window.shows("#mode-reply")).isFalse();
        window.write("One more thing.");
        window.press(KeyCode.ENTER);
        assertThat(emails()).hasSize(1);
    }

    @Test
    void whereNoEmailCanGoAClosedChatSaysThatItHasEnded() throws Exception {
        window.filter("closedItem");
        window.open(CHLOE);
        assertThat(window.shows(".ended")).isTrue();
        assertThat(window.shows("#writing")).isFalse();
    }

    @Test
    void whileTheShopIsClosedAnEmailIsProposedToWhomWaits() throws Exception {
        window.open(LUCA);
        assertThat(window.shows("#followUp")).isFalse();
        shop.enter(
                Letters.MARIA,
                Duration.ZERO,
                new Change.MessageAdded(new Message(new MessageId(new UUID(5, 5)), new Party.Shopper(), "Hello?")));
        LettersScreens.closeTheShop(shop);
        window.open(Letters.MARIA);
        desk.settle();
        window.settle();
        window.fire("#by-email");
        assertThat(window.shows("#subject")).isTrue();
        assertThat(window.shows("#by-email")).isFalse();
    }

    @Test
    void whatWasBegunAsAReplyNeverLeavesAsAnEmailByItself() throws Exception {
        window.write("Between us: one moment.");
        close(Letters.MARIA);
        assertThat(chosen()).isEqualTo("mode-reply");
        assertThat(window.shows("#subject")).isFalse();
        assertThat(hindered())
                .isEqualTo(
                        "This chat has ended, and no reply can be sent. Choose Email to send what you wrote by email.");
        window.press(KeyCode.ENTER);
        window.fire(".composer .send");
        assertThat(emails()).isEmpty();
        assertThat(window.asked()).noneMatch(Command.Reply.class::isInstance);
        assertThat(typed()).startsWith("Between us: one moment.");
        window.fire("#mode-email");
        assertThat(window.shows("#subject")).isTrue();
        window.fire(".composer .send");
        assertThat(emails()).hasSize(1);
    }

    @Test
    void aReplyThatWasBegunStaysOneInItsDraft() throws Exception {
        window.write("Between us: one moment.");
        window.open(Letters.DAVIDE);
        close(Letters.MARIA);
        window.open(Letters.MARIA);
        assertThat(chosen()).isEqualTo("mode-reply");
        assertThat(hindered()).startsWith("This chat has ended");
        window.close();
        desk.restart();
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, Letters.MARIA);
        assertThat(chosen()).isEqualTo("mode-reply");
        assertThat(typed()).isEqualTo("Between us: one moment.");
        window.press(KeyCode.ENTER);
        assertThat(emails()).isEmpty();
    }

    @Test
    void whatWasBegunOutlastsThatNothingCanBeSentForAWhile() throws Exception {
        window.write("Between us: one moment.");
        shop.save(SettingsPage.Channels.NONE);
        close(Letters.MARIA);
        assertThat(window.shows(".ended")).isTrue();
        shop.save(SampleAccount.channels());
        desk.settle();
        window.settle();
        assertThat(chosen()).isEqualTo("mode-reply");
        assertThat(typed()).isEqualTo("Between us: one moment.");
        assertThat(window.shows("#subject")).isFalse();
    }

    @Test
    void whoTakesBackWhatTheyHadBegunIsOfferedAnEmail() throws Exception {
        window.write("Between us: one moment.");
        close(Letters.MARIA);
        window.write("");
        assertThat(window.shows("#subject")).isTrue();
        window.write("Dear Maria");
        window.press(KeyCode.ENTER);
        assertThat(emails()).hasSize(1);
    }

    @Test
    void aTextThatCannotLeaveSaysHowItCan() throws Exception {
        window.open(LUCA);
        window.key(Shortcut.EMAIL);
        window.write("Dear Luca");
        shop.save(SettingsPage.Channels.NONE);
        desk.settle();
        window.settle();
        assertThat(chosen()).isEqualTo("mode-email");
        assertThat(hindered())
                .isEqualTo("Emails do not go out now. An admin can set up email in the settings."
                        + " Choose Reply to send what you wrote as a reply.");
        assertThat(typed()).isEqualTo("Dear Luca");
    }

    @Test
    void afterAnEmailOneGoesOnByEmailWhereNoReplyCanBeSent() throws Exception {
        close(Letters.MARIA);
        window.write("One more thing.");
        window.press(KeyCode.ENTER);
        assertThat(emails()).hasSize(1);
        assertThat(window.shows("#subject")).isTrue();
    }

    @Test
    void whetherTheChatIsQuotedSurvivesOtherTicketsAndModes() throws Exception {
        window.open(LUCA);
        window.key(Shortcut.EMAIL);
        window.write("Dear Luca");
        assertThat(quotes()).isTrue();
        Fx.run(() -> {
            ((CheckBox) window.find("#quotesChat")).setSelected(false);
            ((TextField) window.find("#subject")).setText("Your parcel");
        });
        window.fire("#mode-reply");
        assertThat(typed()).isEqualTo("Dear Luca");
        window.open(Letters.MARIA);
        window.open(LUCA);
        assertThat(chosen()).isEqualTo("mode-reply");
        assertThat(typed()).isEqualTo("Dear Luca");
        window.fire("#mode-email");
        assertThat(subject()).isEqualTo("Your parcel");
        assertThat(quotes()).isFalse();
        assertThat(typed()).isEqualTo("Dear Luca");
    }

    @Test
    void onlyTheKeysOfAReplyAreTyping() throws Exception {
        window.write("A text that was put here");
        window.key(Shortcut.EMAIL);
        window.press(KeyCode.A);
        window.fire("#mode-reply");
        window.open(Letters.DAVIDE);
        window.open(Letters.MARIA);
        window.open(Letters.DAVIDE);
        writeByKey();
        awaitTyping(Letters.DAVIDE);
        assertThat(desk.relay().looks).noneMatch(look -> look.typing() && Letters.MARIA.equals(look.ticket()));
        window.open(Letters.MARIA);
        writeByKey();
        awaitTyping(Letters.MARIA);
        window.key(Shortcut.EMAIL);
        await().atMost(SampleDesk.PATIENCE)
                .until(() -> !desk.relay().looks.getLast().typing());
    }

    private void writeByKey() throws Exception {
        Fx.run(() -> window.find(".composer .text-area").requestFocus());
        window.press(KeyCode.A);
    }

    private void awaitTyping(TicketId ticket) {
        await().atMost(SampleDesk.PATIENCE)
                .until(() ->
                        desk.relay().looks.stream().anyMatch(look -> look.typing() && ticket.equals(look.ticket())));
    }

    private void close(TicketId ticket) throws Exception {
        shop.enter(ticket, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        desk.settle();
        window.settle();
    }

    /// The id of the mode that is shown as chosen, where there is a choice.
    private String chosen() throws Exception {
        return Fx.get(() -> window.shown(".mode-switch .segment:selected")
                .map(Node::getId)
                .findFirst()
                .orElse("none"));
    }

    private List<Command.SendEmail> emails() {
        return window.asked().stream()
                .filter(Command.SendEmail.class::isInstance)
                .map(Command.SendEmail.class::cast)
                .toList();
    }

    private String subject() throws Exception {
        return Fx.get(() -> ((TextField) window.find("#subject")).getText());
    }

    private boolean quotes() throws Exception {
        return Fx.get(() -> ((CheckBox) window.find("#quotesChat")).isSelected());
    }

    private String typed() throws Exception {
        return Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText());
    }

    private String counter() throws Exception {
        return Fx.get(() -> ((Label) window.find(".counter")).getText());
    }

    private String hindered() throws Exception {
        return Fx.get(() -> ((Label) window.find(".hindered .label")).getText());
    }

    @Test
    void theKeyThatClosesAsksWhereTheShopperHasSaidStop() throws Exception {
        window.open(Letters.DAVIDE);
        window.write("It comes on Friday");
        shop.enter(Letters.DAVIDE, Duration.ZERO, new Change.TextingChanged(true));
        desk.settle();
        window.settle();
        assertThat(hindered()).startsWith("Davide Greco has said STOP.");
        window.key(Shortcut.CLOSE);
        assertOnlyAsked();
    }

    @Test
    void theKeyThatClosesAsksWhereATextIsTooLong() throws Exception {
        window.open(Letters.DAVIDE);
        window.write("a".repeat(1_531));
        window.key(Shortcut.CLOSE);
        assertOnlyAsked();
    }

    @Test
    void anAnswerToAnEmailInANotificationGoesOnInTheComposer() throws Exception {
        window.act(new NotificationAct.Replied(Letters.NORA, "On Friday."));
        assertThat(window.asked()).noneMatch(Command.Reply.class::isInstance);
        assertThat(window.opened()).isEqualTo(Letters.NORA);
        assertThat(Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText()))
                .isEqualTo("On Friday.");
    }

    @Test
    void anAnswerToATextInANotificationIsSent() throws Exception {
        window.act(new NotificationAct.Replied(Letters.DAVIDE, "On Friday."));
        assertThat(window.asked()).anyMatch(Command.Reply.class::isInstance);
    }

    private void assertOnlyAsked() throws Exception {
        assertThat(window.asked()).noneMatch(Command.Reply.class::isInstance);
        assertThat(window.closing()).isEmpty();
        assertThat(window.shows(".question")).isTrue();
    }
}
