package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.Door;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Viewer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two relays on one PostgreSQL are to their clients as one.
@Tag("long")
class SeveralRelaysTest {
    private static final TicketId TICKET = new TicketId(1_001);

    private final Codec codec = new Codec();
    private final List<RunningRelay> relays = new ArrayList<>();
    private final List<WebSocketLink> links = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private DatabaseConfig.Postgres database = new DatabaseConfig.Postgres("jdbc:postgresql:", "", "");
    private RelayClient one = new RelayClient(() -> relays.get(0).address());
    private RelayClient other = new RelayClient(() -> relays.get(1).address());

    @BeforeEach
    void start() throws Exception {
        database = (DatabaseConfig.Postgres) TestDatabase.POSTGRES.fresh(folder);
        TestAgents.hire(database);
        relays.add(relay("one"));
        relays.add(relay("other"));
    }

    private RunningRelay relay(String name) throws Exception {
        var keys = ShopKey.test().write(folder.resolve("keys"));
        var options = List.of(
                "--port=0",
                "--data=" + folder.resolve(name),
                "--identity-keys=" + keys,
                "--secrets-key=" + folder.resolve("secrets"),
                "--allow-origin=" + RelayClient.ORIGIN,
                "--database-url=" + database.url(),
                "--database-user=" + database.user());
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
    }

    @AfterEach
    void end() throws Exception {
        for (var link : links) {
            link.close();
        }
        relays.forEach(RunningRelay::close);
    }

    private String maria() throws Exception {
        return one.session(ShopKey.test().identity("c-7", "Maria Rossi", Clock.systemUTC()));
    }

    private String anna(RelayClient relay) throws Exception {
        return relay.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
    }

    private WebSocketLink joined(Door door) throws Exception {
        var link = WebSocketLink.open(door.socket().now(), door.headers());
        links.add(link);
        link.send(codec.encode(new Hello(door.token(), door.snapshot().load())));
        until(link, RelayFrame.CaughtUp.class::isInstance);
        return link;
    }

    /// Reads on until a frame comes.
    private void until(WebSocketLink link, Predicate<RelayFrame> wanted) throws Exception {
        for (var text = link.receive(); text != null; text = link.receive()) {
            if (wanted.test(codec.relayFrame(text))) {
                return;
            }
        }
        throw new AssertionError("The link was closed with " + link.closeCode() + ".");
    }

    private CommandId say(WebSocketLink link, String text) throws Exception {
        var id = new CommandId(UUID.randomUUID());
        send(link, new Command.SendMessage(id, null, text));
        return id;
    }

    private void send(WebSocketLink link, ClientFrame frame) throws Exception {
        link.send(codec.encode(frame));
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
            var door = other.desktop(token);
            var link = WebSocketLink.open(door.socket().now(), door.headers());
            links.add(link);
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
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            var _ = statement.execute("delete from agent_session");
            var _ = statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");
        }
        while (desktop.receive() != null) {
            // What came before.
        }
        assertThat(desktop.closeCode()).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
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
        var code = codec.body(given.body(), AgentBodies.ResetCode.class).code();
        var body = new AgentBodies.ResetPassword(TestAgents.BRUNO.email(), code, "battery staple", "laptop", null);
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
