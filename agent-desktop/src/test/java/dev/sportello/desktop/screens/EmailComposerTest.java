package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.Letters;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Emails and texts, written in the real window.
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
    void theKeyGoesOnByEmailWithTheSubjectOfTheLastOne() throws Exception {
        window.key(Shortcut.EMAIL);
        window.write("On Friday.");
        assertThat(subject()).isEqualTo("Re: Your chat with Bottega (#1042)");
        assertThat(quotes()).as("only the first one quotes by itself").isFalse();
        window.press(KeyCode.ENTER);
        assertThat(emails())
                .extracting(Command.SendEmail::subject, Command.SendEmail::text, Command.SendEmail::quotesChat)
                .containsExactly(tuple("Re: Your chat with Bottega (#1042)", "On Friday.", false));
        assertThat(window.shows("#subject")).as("one goes on as one was").isTrue();
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
        shop.enter(Letters.MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        desk.settle();
        window.settle();
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
}
