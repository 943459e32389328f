package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.UpgradeRefused;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.Ping;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Names;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the protocol's pages (`docs/protocol`) say of the relay beside names and fields.
class ProtocolRulesTest extends OnARelay {
    private static final int PING_OF_WEBSOCKET = 9;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aPageOfAnotherSiteIsRefusedByNameBeforeTheSocketOpens() throws Exception {
        for (var headers : List.of(Map.<String, String>of(), Map.of("Origin", "https://evil.example"))) {
            var refused = catchThrowableOfType(UpgradeRefused.class, () -> open("/widget/socket", headers));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(codec.body(refused.body(), Refusal.class).error()).isEqualTo(ErrorKind.ORIGIN_REFUSED);
        }
        var page = catchThrowableOfType(
                UpgradeRefused.class, () -> open("/agent/socket", Map.of("Origin", "https://shop.example")));
        assertThat(codec.body(page.body(), Refusal.class).error()).isEqualTo(ErrorKind.ORIGIN_REFUSED);
    }

    @Test
    void aHelloThatIsNotReadMayBeFollowedByARightOne() throws Exception {
        var session = shopper("c-7");
        var link = hub();
        link.send("{\"kind\":\"hello\",\"versions\":{\"from\":1,\"to\":1},\"token\":7}");
        assertThat(refusal(link)).isEqualTo(ErrorKind.MALFORMED);
        send(link, new Hello(session, client.thread(session).position()));
        assertThat(next(link, RelayFrame.CaughtUp.class)).isNotNull();
    }

    @Test
    void whatIsSentBehindARefusedHelloIsDropped() throws Exception {
        var session = shopper("c-7");
        var link = hub();
        send(link, new Hello("made up", null));
        send(link, new Hello(session, client.thread(session).position()));
        send(link, new Command.SendMessage(id(), null, "Hello?"));
        assertThat(refusal(link)).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(link.receive()).isNull();
        assertThat(link.closeCode()).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        assertThat(client.thread(session).ticket()).isNull();
    }

    @Test
    void aSessionOfAnotherSiteStaysAway() throws Exception {
        var session = shopper("c-7");
        var link = open("/widget/socket", Map.of("Origin", "https://other.shop"));
        send(link, new Hello(session, null));
        assertThat(refusal(link)).isEqualTo(ErrorKind.ORIGIN_REFUSED);
        assertThat(closeCode(link)).isEqualTo(CloseReason.STAY_AWAY.code());
    }

    @Override
    protected String[] options() {
        return new String[] {"--allow-origin=https://other.shop"};
    }

    @Test
    void aPositionThatIsNotKnownStartsOverAndComesBack() throws Exception {
        var session = shopper("c-7");
        var known = client.thread(session).position();
        for (var position : new Position[] {
            null, new Position(UUID.randomUUID(), 0), new Position(known.epoch(), known.sequence() + 1)
        }) {
            var link = hub();
            send(link, new Hello(session, position));
            assertThat(codec.relayFrame(Objects.requireNonNull(link.receive()))).isInstanceOf(RelayFrame.Welcome.class);
            assertThat(next(link, RelayFrame.StartOver.class).epoch()).isEqualTo(known.epoch());
            assertThat(closeCode(link)).isEqualTo(CloseReason.RESUME.code());
        }
    }

    /// What was written for a former journal must not reach whoever has the same number now.
    @Test
    void nothingIsCarriedOutOverAConnectionThatStartsOver() throws Exception {
        var session = shopper("c-7");
        for (var time = 0; time < 20; time++) {
            var link = hub();
            send(link, new Hello(session, new Position(UUID.randomUUID(), 7)));
            send(link, new Command.SendMessage(id(), null, "Straight behind it"));
            assertThat(next(link, RelayFrame.StartOver.class)).isNotNull();
            assertThat(closeCode(link)).isEqualTo(CloseReason.RESUME.code());
        }
        assertThat(client.thread(session).ticket()).isNull();
    }

    @Test
    void zeroIsThePositionBeforeTheFirstEntry() throws Exception {
        var session = shopper("c-7");
        var epoch = client.thread(session).position().epoch();
        say(session, "First");
        var link = hub();
        send(link, new Hello(session, new Position(epoch, 0)));
        assertThat(next(link, RelayFrame.Entries.class).entries())
                .extracting(entry -> Names.of(entry.change()))
                .containsExactly("ticket-opened", "message-added");
    }

    @Test
    void commandsNeedNotWaitForTheWelcome() throws Exception {
        var session = shopper("c-7");
        var position = client.thread(session).position();
        var link = hub();
        send(link, new Hello(session, position));
        var message = new Command.SendMessage(id(), null, "Straight away");
        send(link, message);
        assertThat(acknowledged(link, message.id())).isTrue();
    }

    @Test
    void thePingsOfWebSocketCountAsSilence() throws Exception {
        var link = hub(shopper("c-7"));
        clock.move(Duration.ofSeconds(40));
        link.send(PING_OF_WEBSOCKET, true, new byte[0]);
        send(link, new Ping());
        assertThat(next(link, RelayFrame.Pong.class)).isNotNull();
        clock.move(Duration.ofSeconds(40));
        link.send(PING_OF_WEBSOCKET, true, new byte[0]);
        clock.move(Duration.ofSeconds(11));
        assertThat(closeCode(link)).isEqualTo(CloseReason.RESUME.code());
    }

    @Test
    void aCursorGoesNoFurtherThanTheTicketAndANegativeOneMeansNothing() throws Exception {
        var session = shopper("c-7");
        var hub = hub(session);
        var ticket = begin(hub);
        var last = client.thread(session).entries().getLast().sequence();
        assertThat(done(hub, new Command.MarkSeen(id(), ticket, -5)).sequence()).isEqualTo(last);
        var seen = done(hub, new Command.MarkSeen(id(), ticket, Long.MAX_VALUE));
        assertThat(Objects.requireNonNull(client.thread(session).ticket()).seenUpTo())
                .isEqualTo(last);

        var token = admin();
        var desktop = desktop(token);
        var read = done(desktop, new Command.MarkRead(id(), ticket, Long.MAX_VALUE));
        assertThat(cursor(token)).isEqualTo(seen.sequence());
        assertThat(done(desktop, new Command.MarkUnread(id(), ticket, Long.MAX_VALUE))
                        .sequence())
                .as("it moves nothing back")
                .isEqualTo(read.sequence());
        var _ = done(desktop, new Command.MarkUnread(id(), ticket, -5));
        assertThat(cursor(token)).isZero();
    }

    @Test
    void whatIsSoAlreadyIsDoneWithTheTicketsLastSequenceNumber() throws Exception {
        var session = shopper("c-7");
        var hub = hub(session);
        var ticket = begin(hub);
        var seen = done(hub, new Command.MarkSeen(id(), ticket, Long.MAX_VALUE)).sequence();
        assertThat(done(hub, new Command.MarkSeen(id(), ticket, 1)).sequence()).isEqualTo(seen);
        assertThat(done(hub, new Command.MarkDelivered(id(), ticket, 1)).sequence())
                .isEqualTo(seen);
        var desktop = desktop(admin());
        assertThat(done(desktop, new Command.Assign(id(), ticket, null)).sequence())
                .isEqualTo(seen);
        assertThat(done(desktop, new Command.Reopen(id(), ticket)).sequence()).isEqualTo(seen);
        var end = done(hub, new Command.EndChat(id(), ticket)).sequence();
        assertThat(done(hub, new Command.EndChat(id(), ticket)).sequence()).isEqualTo(end);
        send(desktop, new Command.CloseTicket(id(), ticket, Long.MAX_VALUE));
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.TICKET_CLOSED);
        send(hub, new Command.MarkSeen(id(), ticket, Long.MAX_VALUE));
        assertThat(refusal(hub)).isEqualTo(ErrorKind.TICKET_CLOSED);
    }

    @Test
    void aRepeatedCommandHasTheSameAnswerWhateverElseItSays() throws Exception {
        var session = shopper("c-7");
        var hub = hub(session);
        var message = new Command.SendMessage(id(), null, "Once");
        send(hub, message);
        var entry = added(hub, message.id());
        assertThat(done(hub, new Command.SendMessage(message.id(), null, "Another text"))
                        .sequence())
                .isEqualTo(entry.sequence());
        assertThat(done(hub(session), new Command.EndChat(message.id(), Objects.requireNonNull(entry.ticket())))
                        .sequence())
                .as("over another connection")
                .isEqualTo(entry.sequence());
        assertThat(client.thread(session).entries()).hasSize(2);

        var stranger = hub(shopper("c-8"));
        send(stranger, message);
        assertThat(refusal(stranger)).isEqualTo(ErrorKind.ID_TAKEN);
    }

    @Test
    void aRefusedCommandMayComeAgainUnderItsId() throws Exception {
        var hub = hub(shopper("c-7"));
        var id = id();
        send(hub, new Command.SendMessage(id, new TicketId(99), "To a chat that is not there"));
        assertThat(refusal(hub)).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        send(hub, new Command.SendMessage(id, null, "To the live one"));
        assertThat(added(hub, id)).isNotNull();
    }

    @Test
    void idsAreTheSameInEitherCase() throws Exception {
        var hub = hub(shopper("c-7"));
        var id = "ABCDEF12-0000-7000-8000-0000000000AA";
        hub.send("{\"kind\":\"send-message\",\"id\":\"" + id + "\",\"text\":\"Loud\"}");
        var text = hub.receive();
        while (text != null && !text.contains("\"message-added\"")) {
            text = hub.receive();
        }
        assertThat(text).contains(id.toLowerCase(Locale.ROOT)).doesNotContain(id);
        var again = new CommandId(UUID.fromString(id));
        assertThat(done(hub, new Command.SendMessage(again, null, "Loud")).id()).isEqualTo(again);
    }

    @Test
    void commandsAreCarriedOutAndAnsweredInTheirOrder() throws Exception {
        var hub = hub(shopper("c-7"));
        var ticket = begin(hub);
        var desktop = desktop(admin());
        var commands = new ArrayList<CommandId>();
        for (var i = 0; i < 25; i++) {
            var assign = new Command.Snooze(id(), ticket, clock.instant().plusSeconds(3_600 + i));
            commands.add(assign.id());
            send(desktop, assign);
        }
        var answers = new ArrayList<RelayFrame.Done>();
        while (answers.size() < commands.size()) {
            answers.add(next(desktop, RelayFrame.Done.class));
        }
        assertThat(answers).extracting(RelayFrame.Done::id).containsExactlyElementsOf(commands);
        assertThat(answers).extracting(RelayFrame.Done::sequence).isSorted();
    }

    @Test
    void reportsBeyondTheRateAreRefusedWithoutAnId() throws Exception {
        var desktop = desktop(admin());
        for (var i = 0; i < 61; i++) {
            send(desktop, new LookAt(new TicketId(1), false));
        }
        var refused = next(desktop, RelayFrame.Refused.class);
        assertThat(refused.id()).isNull();
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Test
    void overHttpOnlyCommandsAreAnsweredByFrames() throws Exception {
        var session = shopper("c-7");
        for (var frame : List.of(new Ping(), new LookAt(null, false), new Hello(session, null))) {
            var answer =
                    client.send("/widget/command", page(session).POST(BodyPublishers.ofString(codec.encode(frame))));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(codec.relayFrame(answer.body()))
                    .isEqualTo(new RelayFrame.Refused(null, Refusal.of(ErrorKind.OUT_OF_STATE)));
        }
        var message = codec.encode(new Command.SendMessage(id(), null, "Hello"));
        var nobody = client.send("/widget/command", page("made up").POST(BodyPublishers.ofString(message)));
        assertThat(error(nobody)).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aLimitBeyondTheMostCountsAsTheMost() throws Exception {
        var session = shopper("c-7");
        say(session, "One");
        say(session, "Two");
        assertThat(json.readTree(client.send("/widget/thread?limit=5000", page(session))
                                .body())
                        .get("entries"))
                .hasSize(3);
        var page = json.readTree(
                client.send("/widget/thread?limit=2&more=x", page(session)).body());
        assertThat(page.get("entries")).hasSize(2);
        assertThat(page.get("more").asBoolean()).isTrue();
        for (var wrong : List.of("limit=0", "limit=x", "before=0", "before=-1", "before=1.5")) {
            assertThat(error(client.send("/widget/thread?" + wrong, page(session))))
                    .as(wrong)
                    .isEqualTo(ErrorKind.INPUT_INVALID);
        }
    }

    @Test
    void aTimeIsOneOfThoseThatTheProtocolWrites() throws Exception {
        var ticket = begin(hub(shopper("c-7")));
        var token = admin();
        var desktop = desktop(token);
        var until = clock.instant().plusSeconds(3_600);
        desktop.send("{\"kind\":\"snooze\",\"id\":\"" + id() + "\",\"ticket\":" + ticket.number() + ",\"until\":"
                + until.getEpochSecond() + "}");
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.MALFORMED);
        send(desktop, new Command.Snooze(id(), ticket, clock.instant().plus(Duration.ofDays(401))));
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.INPUT_INVALID);
        var precise = Instant.ofEpochSecond(until.getEpochSecond(), 123_456_789);
        var _ = done(desktop, new Command.Snooze(id(), ticket, precise));
        assertThat(client.snapshotPage(token, null, 1).tickets().getFirst().status())
                .isEqualTo(new Status.Snoozed(Instant.ofEpochSecond(until.getEpochSecond(), 123_000_000)));
    }

    private void say(String session, String text) throws Exception {
        client.say(session, new Command.SendMessage(id(), null, text));
    }

    /// A new chat, and its number.
    private TicketId begin(WebSocketLink hub) throws Exception {
        var message = new Command.SendMessage(id(), null, "Where is my parcel?");
        send(hub, message);
        return Objects.requireNonNull(added(hub, message.id()).ticket());
    }

    private Entry added(WebSocketLink link, CommandId id) throws Exception {
        while (true) {
            for (var entry : next(link, RelayFrame.Entries.class).entries()) {
                if (entry.change() instanceof Change.MessageAdded added
                        && added.message().id().equals(id.message())) {
                    return entry;
                }
            }
        }
    }

    private RelayFrame.Done done(WebSocketLink link, Command command) throws Exception {
        send(link, command);
        var done = next(link, RelayFrame.Done.class);
        assertThat(done.id()).isEqualTo(command.id());
        return done;
    }

    private long cursor(String token) throws Exception {
        var read = client.snapshotPage(token, null, 1).read();
        return read.isEmpty() ? 0 : read.getFirst().upTo();
    }
}
