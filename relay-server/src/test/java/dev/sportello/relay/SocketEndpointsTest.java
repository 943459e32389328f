package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.UpgradeRefused;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.Ping;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Opened;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.Versions;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SocketEndpointsTest extends OnARelay {

    @Test
    void aMessageGoesToTheDesktopAndItsAnswerToTheHub() throws Exception {
        var hub = hub(shopper("c-7"));
        var desktop = desktop(admin());
        send(hub, new Command.SendMessage(id(), null, "Where is my parcel?"));
        var ticket = ticketOf(desktop, "Where is my parcel?");
        send(desktop, new Command.Reply(id(), ticket, "It left us this morning 📦"));
        assertThat(ticketOf(hub, "It left us this morning 📦")).isEqualTo(ticket);
    }

    @Test
    void onlyHelloMayComeFirst() throws Exception {
        var link = hub();
        send(link, new Ping());
        assertThat(refusal(link)).isEqualTo(ErrorKind.OUT_OF_STATE);
        var message = new Command.SendMessage(id(), null, "Hello?");
        send(link, message);
        var refused = next(link, RelayFrame.Refused.class);
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.OUT_OF_STATE);
        assertThat(refused.id()).isEqualTo(message.id());
    }

    @Test
    void helloMayComeOnlyOnce() throws Exception {
        var session = shopper("c-7");
        var link = hub(session);
        send(link, new Hello(session, null));
        assertThat(refusal(link)).isEqualTo(ErrorKind.OUT_OF_STATE);
    }

    @Test
    void whoSaysNothingForTenSecondsIsSentAway() throws Exception {
        var link = hub();
        clock.move(Duration.ofSeconds(11));
        assertThat(closeCode(link)).isEqualTo(CloseReason.STAY_AWAY.code());
    }

    @Test
    void aSilentLinkIsClosedAndAPingKeepsItOpen() throws Exception {
        var link = hub(shopper("c-7"));
        clock.move(Duration.ofSeconds(40));
        send(link, new Ping());
        assertThat(next(link, RelayFrame.Pong.class)).isNotNull();
        clock.move(Duration.ofSeconds(40));
        send(link, new Ping());
        assertThat(next(link, RelayFrame.Pong.class)).isNotNull();
        clock.move(Duration.ofSeconds(51));
        assertThat(closeCode(link)).isEqualTo(CloseReason.RESUME.code());
    }

    @Test
    void aMadeUpTokenIsToldToSignIn() throws Exception {
        for (var link : new WebSocketLink[] {hub(), desktop()}) {
            send(link, new Hello("made up", null));
            assertThat(refusal(link)).isEqualTo(ErrorKind.SESSION_EXPIRED);
            assertThat(closeCode(link)).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        }
    }

    @Test
    void aShoppersSessionOpensNoDesktopAndAnAgentsNoHub() throws Exception {
        var shopper = desktop();
        send(shopper, new Hello(shopper("c-7"), null));
        assertThat(refusal(shopper)).isEqualTo(ErrorKind.SESSION_EXPIRED);
        var agent = hub();
        send(agent, new Hello(admin(), null));
        assertThat(refusal(agent)).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void anotherVersionIsToldToUpgrade() throws Exception {
        var link = hub();
        send(link, new Hello(new Versions(2, 3), shopper("c-7"), null));
        assertThat(refusal(link)).isEqualTo(ErrorKind.UNSUPPORTED_VERSION);
        assertThat(closeCode(link)).isEqualTo(CloseReason.UPGRADE.code());
    }

    @Test
    void brokenFramesAreNamedAndTheTenthEndsTheLink() throws Exception {
        var link = hub(shopper("c-7"));
        var broken = Map.of(
                "{",
                ErrorKind.MALFORMED,
                "null",
                ErrorKind.MALFORMED,
                "{\"kind\":\"dance\"}",
                ErrorKind.UNKNOWN_KIND,
                "{\"kind\":\"ping\",\"more\":" + "[".repeat(100),
                ErrorKind.TOO_DEEP,
                "{\"kind\":\"end-chat\"}",
                ErrorKind.MALFORMED);
        for (var frame : broken.entrySet()) {
            link.send(frame.getKey());
            assertThat(refusal(link)).as(frame.getKey()).isEqualTo(frame.getValue());
        }
        link.send(WebSocketLink.BINARY, true, new byte[] {1, 2, 3});
        assertThat(refusal(link)).isEqualTo(ErrorKind.MALFORMED);
        send(link, new Ping());
        assertThat(next(link, RelayFrame.Pong.class)).isNotNull();
        for (var i = 0; i < 4; i++) {
            link.send("{");
        }
        assertThat(closeCode(link)).isEqualTo(CloseReason.STAY_AWAY.code());
    }

    @Test
    void aFrameThatIsTooLargeIsNamedAndEndsTheLink() throws Exception {
        var link = hub(shopper("c-7"));
        link.send("{\"kind\":\"ping\",\"more\":\"" + "é".repeat(33 * 1024) + "\"}");
        assertThat(refusal(link)).isEqualTo(ErrorKind.TOO_LARGE);
        assertThat(closeCode(link)).isEqualTo(CloseReason.STAY_AWAY.code());
    }

    @Test
    void aFrameBeyondAllMeasureEndsTheLinkAndCostsNobodyElseAnything() throws Exception {
        var session = shopper("c-7");
        var other = hub(session);
        var link = hub(session);
        try {
            link.send(WebSocketLink.TEXT, true, "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8));
        } catch (SocketException _) {
            // The relay need not hear it out: it may hang up in the middle.
        }
        assertThat(closeCode(link)).isIn(CloseReason.STAY_AWAY.code(), -1);
        send(other, new Ping());
        assertThat(next(other, RelayFrame.Pong.class)).isNotNull();
    }

    @Test
    void whoHasNotSaidHelloSendsLittleInAnyNumberOfPieces() throws Exception {
        var whole = hub();
        whole.send("x".repeat(5_000));
        assertThat(refusal(whole)).isEqualTo(ErrorKind.TOO_LARGE);
        assertThat(closeCode(whole)).isEqualTo(CloseReason.STAY_AWAY.code());
        var pieces = hub();
        pieces.send(WebSocketLink.TEXT, false, "x".repeat(3_000).getBytes(StandardCharsets.UTF_8));
        pieces.send(WebSocketLink.CONTINUATION, false, "x".repeat(3_000).getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(pieces)).isEqualTo(ErrorKind.TOO_LARGE);
        assertThat(closeCode(pieces)).isEqualTo(CloseReason.STAY_AWAY.code());
    }

    @Test
    void aFrameInPiecesIsOneFrameWhereverItIsCut() throws Exception {
        var link = hub(shopper("c-7"));
        var message = new Command.SendMessage(id(), null, "Perché? 👩‍👧");
        var bytes = codec.encode(message).getBytes(StandardCharsets.UTF_8);
        for (var at = 0; at < bytes.length; at++) {
            var opcode = at == 0 ? WebSocketLink.TEXT : WebSocketLink.CONTINUATION;
            link.send(opcode, at == bytes.length - 1, new byte[] {bytes[at]});
        }
        // By its own entry, or by `done`.
        var word = link.receive();
        while (word != null && !word.contains(message.id().toString())) {
            word = link.receive();
        }
        assertThat(word).isNotNull().doesNotContain("refused");
    }

    @Test
    void ofOneAddressOnlySomeMayBeWithoutAHello() throws Exception {
        var quiet = new ArrayList<WebSocketLink>();
        for (var number = 0; number < 200; number++) {
            var link = hub();
            // Answered once the relay has counted it.
            send(link, new Ping());
            assertThat(refusal(link)).isEqualTo(ErrorKind.OUT_OF_STATE);
            quiet.add(link);
        }
        var oneMore = hub();
        assertThat(refusal(oneMore)).isEqualTo(ErrorKind.BUSY);
        assertThat(closeCode(oneMore)).isEqualTo(CloseReason.RESUME.code());
        var session = shopper("c-7");
        send(quiet.getFirst(), new Hello(session, client.thread(session).position()));
        assertThat(next(quiet.getFirst(), RelayFrame.Welcome.class)).isNotNull();
        send(hub(), new Ping());
    }

    @Test
    void nothingIsCompressed() throws Exception {
        var offered = Map.of(
                "Origin", RelayClient.ORIGIN, "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits");
        var link = open("/widget/socket", offered);
        // A frame with the bit that says that it is compressed (RFC 7692, section 6).
        link.send(WebSocketLink.TEXT | 0x40, true, new byte[] {1, 2, 3});
        assertThat(closeCode(link)).isEqualTo(1002);
    }

    @Test
    void shoppersMayNotDoWhatAgentsDoNorTheOtherWayRound() throws Exception {
        var hub = hub(shopper("c-7"));
        var reply = new Command.Reply(id(), new TicketId(1), "I am the shop");
        send(hub, reply);
        var refused = next(hub, RelayFrame.Refused.class);
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(refused.id()).isEqualTo(reply.id());
        var desktop = desktop(admin());
        send(desktop, new Command.SendMessage(id(), null, "I am a shopper"));
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.FORBIDDEN);
    }

    @Test
    void messagesThatComeTooFastAreRefusedAndMayComeAgain() throws Exception {
        var link = hub(shopper("c-7"));
        var last = refusedForNow(link, 31);
        clock.move(Duration.ofSeconds(1));
        send(link, last);
        assertThat(acknowledged(link, last.id())).isTrue();
        var next = new Command.SendMessage(id(), null, "And on");
        send(link, next);
        assertThat(acknowledged(link, next.id())).isTrue();
    }

    @Test
    void noMessageOvertakesOneThatWasRefusedForNow() throws Exception {
        var session = shopper("c-7");
        var link = hub(session);
        var first = refusedForNow(link, 31);
        clock.move(Duration.ofSeconds(1));
        var second = new Command.SendMessage(id(), null, "Behind it");
        send(link, second);
        var refused = next(link, RelayFrame.Refused.class);
        assertThat(refused.id()).isEqualTo(second.id());
        assertThat(refused.refusal().retry()).isTrue();
        assertThat(closeCode(link)).isEqualTo(CloseReason.RESUME.code());
        var resumed = hub(session);
        send(resumed, first);
        send(resumed, second);
        assertThat(acknowledged(resumed, second.id())).isTrue();
        assertThat(client.thread(session).entries())
                .extracting(entry -> entry.change())
                .endsWith(said(first), said(second));
    }

    private static Change said(Command.SendMessage command) {
        return new Change.MessageAdded(new Message(command.id().message(), new Party.Shopper(), command.text()));
    }

    @Test
    void whatWasSeenWaitsForNoMessage() throws Exception {
        var link = hub(shopper("c-7"));
        var message = new Command.SendMessage(id(), null, "Where is my parcel?");
        send(link, message);
        var ticket = ticketOf(link, message.text());
        var _ = refusedForNow(link, 30);
        var seen = new Command.MarkSeen(id(), ticket, 2);
        send(link, seen);
        assertThat(acknowledged(link, seen.id())).isTrue();
    }

    /// Writes faster than anybody may.
    ///
    /// @return the last message, which is refused
    private Command.SendMessage refusedForNow(WebSocketLink link, int messages) throws Exception {
        for (var i = 1; i < messages; i++) {
            send(link, new Command.SendMessage(id(), null, "Message " + i));
        }
        var last = new Command.SendMessage(id(), null, "Message " + messages);
        send(link, last);
        var refused = next(link, RelayFrame.Refused.class);
        assertThat(refused.id()).isEqualTo(last.id());
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(refused.refusal().retry()).isTrue();
        return last;
    }

    @Test
    void aCommandForATicketOfAnotherJournalIsRefusedByName() throws Exception {
        var hub = hub(shopper("c-7"));
        var message = new Command.SendMessage(id(), null, "Where is my parcel?");
        send(hub, message);
        assertThat(acknowledged(hub, message.id())).isTrue();
        var desktop = desktop(admin());
        var token = client.signIn("anna@shop.example", PASSWORD).token();
        var ticket = client.liveTickets(token).getFirst();
        var epoch = client.snapshot(token).position().epoch();
        send(desktop, close(ticket, new Opened(new UUID(9, 9), ticket.openedAt())));
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.EPOCH_OUTDATED);
        send(desktop, close(ticket, new Opened(epoch, ticket.openedAt().minusMillis(1))));
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        var right = close(ticket, new Opened(epoch, ticket.openedAt()));
        send(desktop, right);
        assertThat(acknowledged(desktop, right.id())).isTrue();
    }

    private static Command close(Ticket ticket, Opened opened) {
        return new Command.CloseTicket(id(), ticket.id(), ticket.lastShopperMessage(), opened);
    }

    @Test
    void aShopperHasTwentyConnectionsAndNoMore() throws Exception {
        var session = shopper("c-7");
        for (var i = 0; i < 19; i++) {
            var _ = hub(session);
        }
        var twentieth = hub(session);
        var tooMany = hub();
        send(tooMany, new Hello(session, null));
        assertThat(refusal(tooMany)).isEqualTo(ErrorKind.TOO_MANY_CONNECTIONS);
        assertThat(closeCode(tooMany)).isEqualTo(CloseReason.RESUME.code());
        twentieth.close();
        // The place is given back once the relay has heard of the end.
        await().ignoreExceptions().untilAsserted(() -> assertThat(hub(session)).isNotNull());
    }

    @Test
    void aPageOfAnotherSiteGetsNoSocket() {
        for (var origin : new String[] {"https://evil.example", "null", RelayClient.ORIGIN + ".evil.example"}) {
            assertThatThrownBy(() -> open("/widget/socket", Map.of("Origin", origin)))
                    .isInstanceOf(UpgradeRefused.class)
                    .hasMessageContaining("403");
        }
        assertThatThrownBy(() -> open("/widget/socket", Map.of())).isInstanceOf(UpgradeRefused.class);
    }

    @Test
    void noPageAtAllGetsTheAgentsSocket() {
        assertThatThrownBy(() -> open("/agent/socket", Map.of("Origin", RelayClient.ORIGIN)))
                .isInstanceOf(UpgradeRefused.class);
    }

    @Test
    void signingOutClosesTheSessionsSockets() throws Exception {
        var session = shopper("c-7");
        var other = hub(shopper("c-7"));
        var link = hub(session);
        var answer = client.send("/widget/session", page(session).DELETE());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(closeCode(link)).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        send(other, new Ping());
        assertThat(next(other, RelayFrame.Pong.class)).isNotNull();
    }

    @Test
    void aSessionThatEndsByItselfTakesItsSocketsWithIt() throws Exception {
        var session = shopper("c-7");
        var link = hub(session);
        clock.move(Duration.ofHours(12));
        assertThat(closeCode(link)).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        var late = hub();
        send(late, new Hello(session, null));
        assertThat(refusal(late)).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aClosedTicketTakesNothingMoreByTheSocket() throws Exception {
        var hub = hub(shopper("c-7"));
        send(hub, new Command.SendMessage(id(), null, "Where is my parcel?"));
        var ticket = ticketOf(hub, "Where is my parcel?");
        var end = new Command.EndChat(id(), ticket);
        send(hub, end);
        send(hub, new Command.SendMessage(id(), ticket, "One more thing"));
        assertThat(refusal(hub)).isEqualTo(ErrorKind.TICKET_CLOSED);
        var desktop = desktop(admin());
        send(desktop, new Command.Reply(id(), ticket, "Yes?"));
        assertThat(refusal(desktop)).isEqualTo(ErrorKind.TICKET_CLOSED);
    }

    @Test
    void aRelayThatEndsTellsEverybodyToResume() throws Exception {
        var hub = hub(shopper("c-7"));
        var desktop = desktop(admin());
        var silent = hub();
        relay().close();
        assertThat(closeCode(hub)).isEqualTo(CloseReason.RESUME.code());
        assertThat(closeCode(desktop)).isEqualTo(CloseReason.RESUME.code());
        assertThat(closeCode(silent)).isEqualTo(CloseReason.RESUME.code());
    }

    @Test
    void aRelayThatEndsTakesNobodyInWhileItWaitsForTheOthers() throws Exception {
        var hub = hub(shopper("c-7"));
        var silent = hub(shopper("c-8"));
        var address = new InetSocketAddress("localhost", relay().address().getPort());
        var ending = Thread.startVirtualThread(() -> relay().close());
        assertThat(closeCode(hub)).isEqualTo(CloseReason.RESUME.code());
        try (var late = new Socket()) {
            assertThatThrownBy(() -> late.connect(address)).isInstanceOf(ConnectException.class);
        }
        assertThat(closeCode(silent)).isEqualTo(CloseReason.RESUME.code());
        ending.join();
    }

    /// The ticket to which the message that comes next belongs.
    private TicketId ticketOf(WebSocketLink link, String text) throws Exception {
        while (true) {
            for (var entry : next(link, RelayFrame.Entries.class).entries()) {
                if (entry.change() instanceof Change.MessageAdded added
                        && added.message().text().equals(text)) {
                    return Objects.requireNonNull(entry.ticket());
                }
            }
        }
    }
}
