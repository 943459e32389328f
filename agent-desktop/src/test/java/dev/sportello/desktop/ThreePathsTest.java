package dev.sportello.desktop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Change;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.Browser;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RelayFrame;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The three paths of ARCHITECTURE.md, from end to end: a shopper at the sample shop's page in a browser, a relay with
/// its database on disk, and Anna at her desktop. Nothing between them is made up.
@TestInstance(Lifecycle.PER_CLASS)
@Tag("browser")
class ThreePathsTest {
    private static final String ANNA = "anna@bottega.example";

    /// A customer who may sign in to the shop and starts without a chat.
    private static final String GIUSEPPE = "1002";

    private static final String QUESTION = "Where is my parcel? 📦";

    private Browser browser;
    private Path folder;
    private RunningRelay relay;
    private RunningDesktop desktop;
    private ShopPage shop;

    @BeforeAll
    void openTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(RunningDesktop.PATIENCE.toMillis());
        browser = Browser.open();
    }

    @AfterAll
    void closeTheBrowser() {
        browser.close();
    }

    @BeforeEach
    void openTheHouse(@TempDir Path folder) throws Exception {
        this.folder = folder;
        relay = startRelay(0);
        deleteOfficeHours(relay);
        desktop = RunningDesktop.signIn(folder.resolve("desktop"), relay.address(), ANNA, SampleRelay.PASSWORD)
                .awaitInbox();
        shop = ShopPage.signIn(browser, relay.address(), GIUSEPPE);
    }

    /// Or an automatic reply would come between the others, by the time of the day.
    static void deleteOfficeHours(RunningRelay relay) throws Exception {
        var client = new RelayClient(relay::address);
        var token = client.signIn(ANNA, SampleRelay.PASSWORD).token();
        var hours = client.snapshot(token).account().hours();
        var none = new SettingsPage.Hours(OfficeHours.NONE, hours.withinReply(), hours.outsideReply(), hours.version());
        client.save(token, none);
    }

    @AfterEach
    void closeAll() throws Exception {
        shop.close();
        desktop.close();
        relay.close();
    }

    @Test
    void aShoppersMessageStandsUnreadAtTheTopOfTheInbox() throws Exception {
        var before = desktop.badge();
        shop.send(QUESTION);
        eventually(() -> assertThat(desktop.firstLine())
                .isEqualTo(new RunningDesktop.Line(true, "fth-message-circle", "Giuseppe Esposito", QUESTION)));
        assertThat(desktop.badge()).isEqualTo(before + 1);
        assertThat(desktop.title()).isEqualTo("(" + (before + 1) + ") Inbox – Bottega");
    }

    @Test
    void aTicketThatIsOpenInAFocusedWindowIsRead() throws Exception {
        var before = desktop.badge();
        giuseppeAsks();
        assertThat(desktop.firstLine().unread()).isTrue();
        openGiuseppesTicket();
        eventually(() -> assertThat(desktop.firstLine().unread()).isFalse());
        assertThat(desktop.badge()).isEqualTo(before);
        assertThat(desktop.title()).isEqualTo("(" + before + ") Inbox – Bottega");
    }

    @Test
    void twoAnswersInARowAppearInTheHubInTheirOrder() throws Exception {
        giuseppeAsks();
        openGiuseppesTicket();
        desktop.reply("Let me look 👀");
        desktop.reply("It is in Naples since this morning 🎉");
        assertThat(shop.bubbles())
                .hasText(new String[] {QUESTION, "Let me look 👀", "It is in Naples since this morning 🎉"});
        assertThat(shop.author()).hasText("Anna");
    }

    @Test
    void anAnswerIsMarkedSeenWhenTheShopperLooks() throws Exception {
        giuseppeAsks();
        openGiuseppesTicket();
        shop.closePanel();
        desktop.reply("Let me look 👀");
        eventually(() -> assertThat(desktop.text(".receipt-line .receipt")).endsWith("· Delivered"));
        shop.openPanel();
        eventually(() -> assertThat(desktop.text(".receipt-line .receipt")).contains("· Seen "));
    }

    @Test
    void aChatThatTheShopperEndedTakesNothingMoreFromEitherSide() throws Exception {
        giuseppeAsks();
        openGiuseppesTicket();
        var ticket = desktop.openTicket();
        shop.end();

        assertThat(shop.ended()).containsText("This chat has ended.");
        assertThat(shop.composer()).hasCount(0);
        eventually(() -> assertThat(desktop.notices()).last().asString().startsWith("The shopper ended the chat"));
        assertThat(desktop.canReply()).isFalse();
        assertThat(desktop.text("#ended .label")).startsWith("This chat has ended.");

        var client = new RelayClient(relay::address, shop.origin());
        var session = shop.session();
        var token = client.signIn(ANNA, SampleRelay.PASSWORD).token();
        assertThat(refusals(client.hub(session), new Command.SendMessage(newId(), ticket, "Late")))
                .as("what the shopper's socket says")
                .containsExactly(ErrorKind.TICKET_CLOSED);
        assertThat(answerByHttp(client, session, new Command.SendMessage(newId(), ticket, "Late")))
                .as("what the way without sockets says")
                .isInstanceOfSatisfying(
                        RelayFrame.Refused.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.TICKET_CLOSED));
        assertThat(refusals(client.desktop(token), new Command.Reply(newId(), ticket, "Late")))
                .as("what the agent's socket says")
                .containsExactly(ErrorKind.TICKET_CLOSED);
        assertThat(client.thread(token, ticket).getLast().change())
                .as("the last that happened to the ticket")
                .isInstanceOf(Change.TicketClosed.class);
    }

    @Test
    void aReplyThatWasWrittenWithoutARelayArrivesOnceWhenThereIsOne() throws Exception {
        giuseppeAsks();
        relay.close();
        assertThat(shop.linkNote()).hasText("No connection. What you write is kept and sent when it is back.");

        reopenDesktop();
        assertThat(desktop.firstLine().preview()).isEqualTo(QUESTION);
        eventually(() -> assertThat(desktop.text("#linkText")).startsWith("Offline."));
        openGiuseppesTicket();
        desktop.reply("It left us this morning 🚚");
        eventually(() -> assertThat(desktop.bubbles())
                .last()
                .asString()
                .startsWith("You: It left us this morning 🚚")
                .endsWith(", Queued"));

        reopenDesktop();
        openGiuseppesTicket();
        eventually(() -> assertThat(desktop.bubbles())
                .last()
                .asString()
                .startsWith("You: It left us this morning 🚚")
                .endsWith(", Queued"));

        relay = startRelay(relay.address().getPort());
        assertThat(shop.bubbles()).hasText(new String[] {QUESTION, "It left us this morning 🚚"});
        eventually(() -> assertThat(desktop.bubbles()).last().asString().contains(", Seen "));
        // Whatever had come twice would be before this.
        shop.send("Thank you!");
        assertThat(shop.bubbles()).hasText(new String[] {QUESTION, "It left us this morning 🚚", "Thank you!"});
        eventually(() -> assertThat(desktop.bubbles()).hasSize(3));
    }

    private void giuseppeAsks() {
        shop.send(QUESTION);
        eventually(() -> assertThat(desktop.firstLine().preview()).isEqualTo(QUESTION));
    }

    private void openGiuseppesTicket() throws Exception {
        desktop.openFirstLine();
        eventually(() -> assertThat(desktop.bubbles()).first().asString().contains(QUESTION));
    }

    private void reopenDesktop() throws Exception {
        desktop.close();
        desktop = RunningDesktop.open(folder.resolve("desktop")).awaitInbox();
    }

    private RunningRelay startRelay(int port) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port=" + port, "--data=" + folder.resolve("relay"));
        return Relay.start(config, Clock.systemUTC());
    }

    /// Sends the command through a socket of its own.
    private static List<ErrorName> refusals(ConnectOptions options, Command command) throws Exception {
        var history = new History();
        try (var late = new Participant("late", options, history, new Participant.Part() {})) {
            late.send(command);
            eventually(() -> assertThat(late).matches(Participant::quiet, "has its answer"));
        }
        return history.of(History.Event.Refused.class).stream()
                .map(History.Event.Refused::error)
                .toList();
    }

    private RelayFrame answerByHttp(RelayClient client, String session, Command command) throws Exception {
        var codec = new Codec();
        var request = HttpRequest.newBuilder()
                .header("Origin", shop.origin())
                .header("Authorization", "Bearer " + session)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(codec.encode(command)));
        return codec.relayFrame(client.send("/widget/command", request).body());
    }

    private static CommandId newId() {
        return new CommandId(UUID.randomUUID());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(RunningDesktop.PATIENCE).untilAsserted(assertion);
    }
}
