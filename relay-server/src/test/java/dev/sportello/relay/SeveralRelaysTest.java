package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.http.Tokens;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.OpenPage;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Viewer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two relays on one PostgreSQL are to their clients as one.
@Tag("long")
class SeveralRelaysTest extends OnSeveralRelays {
    private static final TicketId TICKET = new TicketId(1_001);

    private String anna(RelayClient relay) throws Exception {
        return relay.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
    }

    private CommandId say(WebSocketLink link, String text) throws Exception {
        var id = new CommandId(UUID.randomUUID());
        send(link, new Command.SendMessage(id, null, text));
        return id;
    }

    @Test
    void aMessageAtOneReachesAnAgentAtTheOtherAndTheReplyComesBack() throws Exception {
        var hub = joined(one.hub(maria()));
        var desktop = joined(other.desktop(anna(other)));
        var message = say(hub, "Where is my parcel?");
        until(desktop, frame -> Acknowledgement.of(message, frame));
        var reply = new CommandId(UUID.randomUUID());
        send(desktop, new Command.Reply(reply, TICKET, "On its way."));
        until(hub, frame -> Acknowledgement.of(reply, frame));
    }

    @Test
    void aClientResumesAtTheOtherWithWhatItJustSawAtOne() throws Exception {
        var token = anna(one);
        var session = maria();
        for (var i = 0; i < 20; i++) {
            one.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, "Message " + i));
            var position = one.snapshot(token).position();
            var link = open(other.desktop(token));
            send(link, new Hello(token, position));
            until(link, frame -> {
                assertThat(frame).isNotInstanceOf(RelayFrame.StartOver.class);
                return frame instanceof RelayFrame.CaughtUp;
            });
        }
    }

    @Test
    void aSessionThatEndsAtOneEndsAtTheOther() throws Exception {
        var token = anna(one);
        var desktop = joined(other.desktop(token));
        one.send(
                "/agent/sign-out",
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody()));
        while (desktop.receive() != null) {
            // What came before.
        }
        assertThat(desktop.closeCode()).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
    }

    @Test
    void aSessionThatEndedWhileTheConnectionBetweenThemWasDownEndsAllTheSame() throws Exception {
        var token = anna(one);
        var desktop = joined(other.desktop(token));
        interruptAfter("delete from agent_session");
        while (desktop.receive() != null) {
            // What came before.
        }
        assertThat(desktop.closeCode()).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
    }

    @Test
    void soDoesAStreamOfASessionThatEndedMeanwhile() throws Exception {
        var marias = maria();
        var lucas = one.session(ShopKey.test().identity("c-8", "Luca Bianchi", Clock.systemUTC()));
        var position = other.thread(marias).position();
        var hello = new Hello(marias, position);
        var browser = HttpClient.newHttpClient();
        try {
            var stream = stream(browser, hello);
            assertThat(stream.statusCode()).isEqualTo(200);
            var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
            readUntilCaughtUp(lines);
            interruptAfter("delete from shopper_session where token_hash = '" + Tokens.hash(marias) + "'");
            var ends = CompletableFuture.runAsync(() -> readToTheEnd(lines));
            assertThat(ends).succeedsWithin(Duration.ofMinutes(1));
            await().untilAsserted(() -> {
                assertThat(statusOfAStream(browser, hello)).isEqualTo(401);
                assertThat(statusOfAStream(browser, new Hello(lucas, position))).isEqualTo(200);
            });
        } finally {
            browser.shutdownNow();
        }
    }

    private HttpResponse<InputStream> stream(HttpClient browser, Hello hello) throws Exception {
        var request = HttpRequest.newBuilder(relays.get(1).address().resolve("/widget/stream"))
                .header("Origin", RelayClient.ORIGIN)
                .POST(BodyPublishers.ofString(codec.encode(hello)))
                .build();
        return browser.send(request, BodyHandlers.ofInputStream());
    }

    private void readUntilCaughtUp(BufferedReader stream) throws Exception {
        for (@Nullable RelayFrame frame = null; !(frame instanceof RelayFrame.CaughtUp); ) {
            var line = Objects.requireNonNull(stream.readLine(), "The stream has ended.");
            frame = line.startsWith("data: ") ? codec.relayFrame(line.substring("data: ".length())) : null;
        }
    }

    private int statusOfAStream(HttpClient browser, Hello hello) throws Exception {
        var answer = stream(browser, hello);
        answer.body().close();
        return answer.statusCode();
    }

    private static void readToTheEnd(BufferedReader stream) {
        try (stream) {
            var _ = stream.lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Changes the database behind the relays' backs, and cuts their connections.
    private void interruptAfter(String change) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            var _ = statement.execute(change);
            var _ = statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");
        }
    }

    @Test
    void aCodeThatIsGivenAtOneSetsANewPasswordAtTheOtherAndEndsTheSessionsOfBoth() throws Exception {
        var bruno = one.signIn(TestAgents.BRUNO.email(), TestAgents.PASSWORD).token();
        var here = joined(one.desktop(bruno));
        var there = joined(other.desktop(bruno));
        var given = one.send(
                "/agent/team/" + TestAgents.BRUNO.id() + "/reset-code",
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + anna(one))
                        .POST(BodyPublishers.noBody()));
        var code = codec.body(given.body(), TeamBodies.ResetCode.class).code();
        var body = new TeamBodies.ResetPassword(TestAgents.BRUNO.email(), code, "battery staple", "laptop", null);
        var statuses = new ArrayList<Integer>();
        for (var relay : List.of(other, one)) {
            statuses.add(relay.send(
                            "/agent/password-reset",
                            HttpRequest.newBuilder().POST(BodyPublishers.ofString(codec.encode(body))))
                    .statusCode());
        }
        assertThat(statuses).as("once, wherever it is tried").containsExactly(200, 401);
        for (var link : List.of(here, there)) {
            while (link.receive() != null) {
                // What came before.
            }
            assertThat(link.closeCode()).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        }
        assertThat(one.signIn(TestAgents.BRUNO.email(), "battery staple").you()).isEqualTo(TestAgents.BRUNO);
    }

    @Test
    void whoHasATicketOpenAtOneIsSeenAtTheOther() throws Exception {
        var annas = joined(one.desktop(anna(one)));
        var brunos = joined(other.desktop(
                other.signIn(TestAgents.BRUNO.email(), TestAgents.PASSWORD).token()));
        var viewer = new Viewer(TestAgents.ANNA.id(), true);
        send(annas, new LookAt(TICKET, true));
        until(brunos, new RelayFrame.Presence(TICKET, List.of(viewer))::equals);
        annas.cut();
        until(brunos, new RelayFrame.Presence(TICKET, List.of())::equals);
    }

    @Test
    void whatAShopperDoesAtOneIsSeenAtTheOtherAndWhoWritesThereIsHeardHere() throws Exception {
        var annas = joined(other.desktop(anna(other)));
        var now = other.snapshot(anna(other)).account().webChat();
        other.save(
                anna(other),
                new SettingsPage.WebChat(now.visibility(), now.welcome(), now.welcomeIn(), true, now.version()));
        var session = maria();
        var marias = joined(one.hub(session));
        one.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, "Hello"));
        var shoes = new RelayFrame.CurrentPage("Shoes", URI.create(RelayClient.ORIGIN + "/shoes"));
        await().until(() -> one.snapshot(anna(one)).account().webChat().tellsPage());
        send(marias, new Visiting(TICKET, true, new OpenPage("Shoes", "/shoes")));
        until(annas, new RelayFrame.Visit(TICKET, true, shoes)::equals);
        send(annas, new LookAt(TICKET, true));
        until(marias, new RelayFrame.Typing(TICKET, List.of("Anna"))::equals);
        marias.cut();
        until(annas, new RelayFrame.Visit(TICKET, false, shoes)::equals);
    }

    @Test
    void whatOneHasWrittenIsPublishedByTheOtherWithoutItsOwnLook() throws Exception {
        var desktop = joined(other.desktop(anna(other)));
        var hub = joined(one.hub(maria()));
        // Far below the half second after which each relay looks by itself.
        var slow = 0;
        for (var i = 0; i < 20; i++) {
            var began = System.nanoTime();
            var message = say(hub, "Message " + i);
            until(desktop, frame -> Acknowledgement.of(message, frame));
            slow += System.nanoTime() - began > 250_000_000 ? 1 : 0;
        }
        assertThat(slow).isLessThan(10);
    }

    @Test
    void oneGoesOnWhenTheOtherEnds() throws Exception {
        var hub = joined(one.hub(maria()));
        relays.remove(1).close();
        var message = say(hub, "Still there?");
        until(hub, frame -> Acknowledgement.of(message, frame));
        await().until(() -> !one.liveTickets(anna(one)).isEmpty());
    }
}
