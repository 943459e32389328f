package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.Ticket;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.SmsGatewayServer;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.ChannelBodies.TestText;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Texts come in and go out by a gateway that speaks Twilio's API.
class SmsTest extends OnARelay {
    private static final String MARIA = "+393331234567";
    private static final String SHOP = "+39051123456";

    private @Nullable SmsGatewayServer server;
    private String anna = "";

    @Override
    protected String[] options() {
        return new String[] {"--allow-webhooks-to=127.0.0.1"};
    }

    @BeforeEach
    void setUp() throws Exception {
        anna = admin();
        // Whatever time it is at the relay.
        server = new SmsGatewayServer(Clock.systemUTC());
        assertThat(ask(anna, "PUT", "/agent/secrets/sms-auth-token", new SetSecret(SmsGatewayServer.TOKEN.plain()))
                        .statusCode())
                .isEqualTo(204);
        save(new SmsGateway(true, server.address(), SmsGatewayServer.ACCOUNT, SHOP, true), relay().address());
    }

    @AfterEach
    void close() {
        gateway().close();
    }

    private SmsGatewayServer gateway() {
        return Objects.requireNonNull(server);
    }

    private void save(SmsGateway sms, URI address) throws Exception {
        var version = client.snapshot(anna).account().channels().version();
        save(new SettingsPage.Channels(address, sms, null, null, null, version));
    }

    private void save(SettingsPage page) throws Exception {
        var answer = ask(anna, "PUT", "/agent/settings", new SaveSettings(id(), page));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> text(String from, String body, @Nullable String sid) throws Exception {
        var incoming = relay().address().resolve("/channels/sms/incoming");
        return gateway().gateway.bring(incoming, from, SHOP, body, sid);
    }

    private void text(String body) throws Exception {
        assertThat(text(MARIA, body, null).statusCode()).isEqualTo(200);
    }

    private Ticket ticket() throws Exception {
        return client.liveTickets(anna).stream()
                .max(Comparator.comparing(ticket -> ticket.id().number()))
                .orElseThrow();
    }

    private List<Entry> thread(Ticket ticket) throws Exception {
        return client.thread(anna, ticket.id());
    }

    private List<String> said(Ticket ticket) throws Exception {
        return thread(ticket).stream()
                .filter(entry -> entry.change() instanceof Change.HasText)
                .map(entry -> ((Change.HasText) entry.change()).message().text())
                .toList();
    }

    private List<Delivery> told(Ticket ticket, MessageId message) throws Exception {
        return thread(ticket).stream()
                .map(Entry::change)
                .filter(change -> change instanceof Change.DeliveryChanged told
                        && told.message().equals(message))
                .map(change -> ((Change.DeliveryChanged) change).delivery())
                .toList();
    }

    private @Nullable Delivery last(Ticket ticket, MessageId message) throws Exception {
        var told = told(ticket, message);
        return told.isEmpty() ? null : told.getLast();
    }

    private RelayFrame command(Function<Ticket, Command.ByAgent> of) throws Exception {
        try (var desktop = desktop(anna)) {
            var command = of.apply(ticket());
            send(desktop, command);
            for (; ; ) {
                var frame = next(desktop, RelayFrame.class);
                if (frame instanceof RelayFrame.Refused || Acknowledgement.of(command.id(), frame)) {
                    return frame;
                }
            }
        }
    }

    private MessageId reply(String text) throws Exception {
        var id = id();
        assertThat(refusal(command(ticket -> new Command.Reply(id, ticket.id(), text))))
                .isNull();
        return id.message();
    }

    private @Nullable ErrorKind refusal(RelayFrame answer) {
        return answer instanceof RelayFrame.Refused(var _, var refusal) ? (ErrorKind) refusal.error() : null;
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    @Test
    void aTextOpensATicketAndTheNextOneStandsInIt() throws Exception {
        var answer = text(MARIA, "Dov’è il mio pacco? 📦", null);
        assertThat(answer.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
        var ticket = ticket();
        assertThat(ticket.channel()).isEqualTo(Channel.SMS);
        assertThat(ticket.waitingSince()).isNotNull();
        text("Hello?");
        assertThat(said(ticket())).containsExactly("Dov’è il mio pacco? 📦", "Hello?");
        assertThat(ticket().id()).isEqualTo(ticket.id());
        assertThat(client.get("/agent/profiles/" + ticket.profile(), anna, Profile.class)
                        .phone())
                .isEqualTo(MARIA);
    }

    @Test
    void whatTheGatewayBringsTwiceStandsThereOnce() throws Exception {
        for (var time = 0; time < 3; time++) {
            assertThat(text(MARIA, "Hello", "SM1").statusCode()).isEqualTo(200);
        }
        assertThat(said(ticket())).containsExactly("Hello");
    }

    @Test
    void chatAndTextsOfOneCustomerStandSideBySide() throws Exception {
        var session = client.session(ShopKey.test().identity("c-7", "Maria Rossi", MARIA, clock));
        client.say(session, new Command.SendMessage(id(), null, "In the chat"));
        text("By text");
        var live = client.liveTickets(anna);
        assertThat(live).hasSize(2);
        assertThat(live)
                .extracting(Ticket::profile)
                .containsOnly(live.getFirst().profile());
        assertThat(live).extracting(Ticket::shopperName).containsOnly("Maria Rossi");
        // The hub knows of the chat only.
        assertThat(client.thread(session).toString()).contains("In the chat").doesNotContain("By text");
    }

    @Test
    void aReplyGoesOutAndItsStateMovesForwardOnly() throws Exception {
        text("Hello");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> last(ticket, message) != null);
        var sent = gateway().gateway.all().getLast();
        assertThat(sent.to()).isEqualTo(MARIA);
        assertThat(sent.from()).isEqualTo(SHOP);
        assertThat(sent.body()).isEqualTo("It comes tomorrow.");
        assertThat(sent.callback()).endsWith("/channels/sms/status?message=" + message);
        for (var status : List.of("delivered", "sent", "queued", "delivered", "undelivered")) {
            assertThat(gateway().gateway.report(sent.sid(), status, 0)).isEqualTo(200);
        }
        assertThat(told(ticket, message)).extracting(Delivery::state).containsExactly(State.SENT, State.DELIVERED);
    }

    @Test
    void whatFailsSaysWhyAndIsSentAgain() throws Exception {
        text("Hello");
        gateway().refuses(400, 21_614, "'To' number is not a valid mobile number");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> last(ticket, message) != null);
        assertThat(last(ticket, message))
                .isEqualTo(new Delivery(State.FAILED, "21614: The number cannot receive texts."));
        gateway().answersAgain();
        var again = command(one -> new Command.SendAgain(id(), one.id(), message, null));
        assertThat(refusal(again)).isNull();
        eventually().until(() -> Objects.requireNonNull(last(ticket, message)).state() == State.SENT);
        assertThat(refusal(command(one -> new Command.SendAgain(id(), one.id(), message, null))))
                .isEqualTo(ErrorKind.MESSAGE_NOT_FAILED);
        assertThat(gateway().asked()).hasSize(2);
    }

    @Test
    void whatDidNotArriveIsSentAgainAndTheFirstAttemptSaysNothingOfIt() throws Exception {
        text("Hello");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> last(ticket, message) != null);
        var first = gateway().gateway.all().getLast();
        assertThat(gateway().gateway.report(first.sid(), "undelivered", 30_003)).isEqualTo(200);
        assertThat(last(ticket, message))
                .isEqualTo(new Delivery(State.FAILED, "30003: The phone is off or out of reach."));
        gateway().refuses(429, 20_429, "Too Many Requests");
        assertThat(refusal(command(one -> new Command.SendAgain(id(), one.id(), message, null))))
                .isNull();
        eventually().until(() -> gateway().asked().size() == 2);
        assertThat(gateway().gateway.report(first.sid(), "undelivered", 30_003)).isEqualTo(200);
        assertThat(last(ticket, message)).isEqualTo(new Delivery(State.QUEUED));
        gateway().answersAgain();
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return new Delivery(State.SENT).equals(last(ticket, message));
        });
        assertThat(gateway().gateway.all())
                .filteredOn(text -> text.body().equals("It comes tomorrow."))
                .hasSize(2);
    }

    /// The clock of a machine is finer than what databases keep of it.
    @Test
    void whatTheGatewayDidNotTakeIsNotLookedForInItsList() throws Exception {
        clock.move(Duration.ofNanos(123_456));
        text("Hello");
        gateway().refuses(429, 20_429, "Too Many Requests");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> gateway().asked().size() == 1);
        gateway().answersAgain();
        // In all less than the time after which a text is sent that the list does not have.
        for (var step = 0; step < 15 && last(ticket, message) == null; step++) {
            clock.move(Duration.ofSeconds(6));
            awaitFor(Duration.ofSeconds(4), () -> last(ticket, message) != null);
        }
        assertThat(last(ticket, message)).isNotNull();
    }

    /// Goes on where it does not come.
    private static void awaitFor(Duration most, Callable<Boolean> event) {
        try {
            Awaitility.await().atMost(most).until(event);
        } catch (ConditionTimeoutException e) {
            // The next step follows.
            return;
        }
    }

    @Test
    void whoSaysStopMeanwhileIsNotTexted() throws Exception {
        text("Hello");
        gateway().refuses(429, 20_429, "Too Many Requests");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> !gateway().asked().isEmpty());
        text("STOP");
        gateway().answersAgain();
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return last(ticket, message) != null;
        });
        assertThat(last(ticket, message)).isEqualTo(new Delivery(State.FAILED, "The shopper has said STOP."));
        assertThat(gateway().gateway.all())
                .filteredOn(text -> text.to().equals(MARIA))
                .isEmpty();
    }

    @Test
    void whatNobodyCanReadAsATextIsGivenUpAfterADay() throws Exception {
        text("Hello");
        gateway().refuses(404, 0, "Not Found");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> !gateway().asked().isEmpty());
        assertThat(last(ticket, message)).isNull();
        clock.move(Duration.ofHours(25));
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return last(ticket, message) != null;
        });
        assertThat(last(ticket, message)).isEqualTo(new Delivery(State.FAILED, "It could not be sent within a day."));
    }

    @Test
    void whatTheGatewayReportsAfterItWasGivenUpIsBelieved() throws Exception {
        text("Hello");
        gateway().losesAllAnswers();
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> gateway().asked().size() == 1);
        clock.move(Duration.ofHours(25));
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return last(ticket, message) != null;
        });
        assertThat(last(ticket, message)).extracting(Delivery::state).isEqualTo(State.FAILED);
        var sent = gateway().gateway.all().getLast();
        assertThat(gateway().gateway.report(sent.sid(), "delivered", 0)).isEqualTo(200);
        assertThat(last(ticket, message)).isEqualTo(new Delivery(State.DELIVERED));
        assertThat(gateway().gateway.report(sent.sid(), "undelivered", 30_003)).isEqualTo(200);
        assertThat(last(ticket, message)).isEqualTo(new Delivery(State.DELIVERED));
    }

    @Test
    void aTextOfTooManyPartsIsRefused() throws Exception {
        text("Hello");
        assertThat(refusal(command(one -> new Command.Reply(id(), one.id(), "è€".repeat(500) + "ж"))))
                .isEqualTo(ErrorKind.TEXT_TOO_LONG);
        assertThat(gateway().asked()).isEmpty();
    }

    @Test
    void anAddressOfAnotherChannelOpensNoTicket() throws Exception {
        var incoming = relay().address().resolve("/channels/sms/incoming");
        assertThat(gateway()
                        .gateway
                        .bring(incoming, "whatsapp:" + MARIA, SHOP, "Not a text", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.liveTickets(anna)).isEmpty();
    }

    @Test
    void whenTheAnswerIsLostTheTextIsNotSentTwice() throws Exception {
        text("Hello");
        gateway().losesAnswers();
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> gateway().asked().size() == 1);
        gateway().answersAgain();
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return last(ticket, message) != null;
        });
        assertThat(told(ticket, message)).extracting(Delivery::state).containsExactly(State.SENT);
        assertThat(gateway().asked()).hasSize(1);
    }

    @Test
    void whatNeverArrivedIsSentOnceTheListHasLongNotHadIt() throws Exception {
        text("Hello");
        gateway().refuses(503, 0, "Try later");
        var message = reply("It comes tomorrow.");
        var ticket = ticket();
        eventually().until(() -> gateway().asked().size() == 1);
        gateway().answersAgain();
        var began = clock.instant();
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(10));
            return last(ticket, message) != null;
        });
        assertThat(Duration.between(began, clock.instant())).isGreaterThan(Duration.ofMinutes(2));
        assertThat(gateway().gateway.all())
                .filteredOn(text -> text.to().equals(MARIA))
                .hasSize(1);
    }

    @Test
    void textsOfATicketKeepTheirOrderWhileTheGatewayIsBusy() throws Exception {
        text("Hello");
        gateway().refuses(429, 20_429, "Too Many Requests");
        reply("First");
        eventually().until(() -> gateway().asked().size() == 1);
        var second = reply("Second");
        var ticket = ticket();
        gateway().answersAgain();
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return last(ticket, second) != null;
        });
        assertThat(gateway().gateway.all())
                .filteredOn(text -> text.to().equals(MARIA))
                .extracting(text -> text.body())
                .containsExactly("First", "Second");
    }

    @Test
    void noMoreLeavesThanTheNumberMaySend() throws Exception {
        text("Hello");
        for (var text = 0; text < 4; text++) {
            // Eight segments each, and one in which the first text was answered.
            reply("€".repeat(67 * 8 - 1) + text);
        }
        eventually().until(() -> sentToMaria() == 4);
        var fifth = reply("One more");
        var ticket = ticket();
        eventually().until(() -> thread(ticket).size() > 5);
        assertThat(sentToMaria()).isEqualTo(4);
        assertThat(last(ticket, fifth)).isNull();
        eventually().until(() -> {
            clock.move(Duration.ofSeconds(6));
            return last(ticket, fifth) != null;
        });
        assertThat(sentToMaria()).isEqualTo(5);
    }

    private long sentToMaria() {
        return gateway().gateway.all().stream()
                .filter(text -> text.to().equals(MARIA))
                .count();
    }

    @Test
    void whoSaysStopIsTextedNoMoreUntilTheySayStart() throws Exception {
        text("Hello");
        text(" Stop. ");
        assertThat(ticket().textsStoppedAt()).isNotNull();
        assertThat(refusal(command(one -> new Command.Reply(id(), one.id(), "Please?"))))
                .isEqualTo(ErrorKind.TEXTING_STOPPED);
        var first = ticket();
        assertThat(refusal(command(one -> new Command.CloseTicket(id(), one.id(), Long.MAX_VALUE))))
                .isNull();
        text("Are you there?");
        assertThat(ticket().id()).isNotEqualTo(first.id());
        assertThat(ticket().textsStoppedAt()).isNotNull();
        text("INIZIA");
        assertThat(ticket().textsStoppedAt()).isNull();
        reply("Welcome back");
        eventually().until(() -> gateway().asked().contains("Welcome back"));
        assertThat(gateway().asked()).doesNotContain("Please?");
    }

    @Test
    void whoAsksForHelpGetsIt() throws Exception {
        text("AIUTO");
        eventually().until(() -> !gateway().asked().isEmpty());
        assertThat(gateway().asked().getFirst()).contains("STOP");
        assertThat(ticket().waitingSince()).isNotNull();
    }

    @Test
    void anAutomaticReplyGoesOutAsAText() throws Exception {
        var always = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(day -> day, _ -> DayHours.of(new HoursRange(LocalTime.MIN, LocalTime.MIN))));
        var hours = client.snapshot(anna).account().hours();
        save(new SettingsPage.Hours(
                OfficeHours.of(Map.copyOf(always), new TreeMap<>()), "In a minute!", "Closed.", hours.version()));
        text("Hello");
        text("Hello?");
        eventually().until(() -> gateway().asked().contains("In a minute!"));
        assertThat(said(ticket())).containsExactly("Hello", "In a minute!", "Hello?");
    }

    @Test
    void whatIsNotSignedIsRefused() throws Exception {
        var incoming = relay().address().resolve("/channels/sms/incoming");
        var body = "MessageSid=SM1&From=%2B393331234567&Body=Hi";
        for (var signature : Arrays.asList(null, "", "AAAA", "x".repeat(2_000))) {
            var request = page().POST(HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", "application/x-www-form-urlencoded");
            if (signature != null) {
                request.header("X-Twilio-Signature", signature);
            }
            assertThat(error(client.send(incoming.getPath(), request))).isEqualTo(ErrorKind.SIGNATURE_WRONG);
        }
        assertThat(client.liveTickets(anna)).isEmpty();
    }

    @Test
    void anAdminTriesTheGatewayOut() throws Exception {
        var path = "/agent/channels/sms/test";
        assertThat(codec.body(
                        ask(anna, "POST", path, new TestText("+39 333 1234567")).body(), TestResult.class))
                .satisfies(result -> assertThat(result.ok()).isTrue());
        assertThat(gateway().gateway.all().getLast().to()).isEqualTo(MARIA);
        assertThat(error(ask(anna, "POST", path, new TestText("051")))).isEqualTo(ErrorKind.INPUT_INVALID);
        gateway().refuses(401, 20_003, "Authenticate");
        assertThat(codec.body(ask(anna, "POST", path, new TestText(MARIA)).body(), TestResult.class))
                .isEqualTo(new TestResult(false, "20003: Authenticate"));
    }

    @Test
    void agentsHearThatTheGatewayFails() throws Exception {
        text("Hello");
        gateway().refuses(401, 20_003, "Authenticate");
        try (var desktop = desktop(anna)) {
            var reply = new Command.Reply(id(), ticket().id(), "It comes tomorrow.");
            send(desktop, reply);
            var failing = next(desktop, RelayFrame.Channels.class);
            assertThat(failing.failing()).extracting(RelayFrame.Trouble::reason).containsExactly("20003: Authenticate");
            gateway().answersAgain();
            // The failure is told before the next attempt is put off, maybe behind the time that is moved.
            // Within a minute, or the silent link is closed.
            eventually().pollInterval(Duration.ofSeconds(4)).until(() -> {
                clock.move(Duration.ofSeconds(6));
                return last(ticket(), reply.id().message()) != null;
            });
            assertThat(next(desktop, RelayFrame.Channels.class).failing()).isEmpty();
        }
    }

    @Test
    void withoutAGatewayNobodyCanText() throws Exception {
        text("Hello");
        save(new SmsGateway(false, gateway().address(), SmsGatewayServer.ACCOUNT, SHOP, true), relay().address());
        assertThat(refusal(command(one -> new Command.Reply(id(), one.id(), "Hi"))))
                .isEqualTo(ErrorKind.CHANNEL_OFF);
    }
}
