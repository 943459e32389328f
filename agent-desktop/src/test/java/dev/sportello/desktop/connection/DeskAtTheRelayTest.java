package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Role;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk against the relay itself, over real sockets, both with real files.
class DeskAtTheRelayTest {
    private static final Clock CLOCK = Clock.systemUTC();

    /// Leaves the relay all the time it needs for the last answer.
    private static final Pace PATIENT = new Pace(
            DeskTest.QUICK.connect(),
            DeskTest.QUICK.firstRetry(),
            DeskTest.QUICK.mostRetry(),
            DeskTest.QUICK.ping(),
            DeskTest.QUICK.silence(),
            DeskTest.QUICK.network(),
            Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private final SignInClient signIn = new SignInClient(http, "test");
    private RunningRelay relay;
    private RelayClient shopper;
    private SavedSession session;
    private String shopperSession;

    @BeforeEach
    void openShop() throws Exception {
        ShopKey.test().write(folder.resolve("keys"));
        relay = start(0);
        shopper = new RelayClient(() -> relay.address());
        shopperSession = shopper.session(ShopKey.test().identity("c-7", "Maria Rossi", CLOCK));
        var code = Objects.requireNonNull(relay.setupCode());
        session = signIn.firstAdmin(relay.address(), code, "Anna Bianchi", "anna@shop.example", "correct horse")
                .join();
    }

    @AfterEach
    void closeShop() {
        http.close();
        relay.close();
    }

    @Test
    void aMessageArrivesAndTheRepliesGoOut() throws Exception {
        try (var desk = open(session)) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            shopperWrites("Where is my parcel?");
            var ticket = arrived(desk);
            assertThat(desk.replica().unread(ticket)).isTrue();
            desk.reply(seen(desk, ticket), "Good morning!");
            desk.reply(seen(desk, ticket), "It left us this morning 📦");
            await().until(() -> texts(desk, ticket).size() == 3);
            assertThat(texts(desk, ticket))
                    .containsExactly("Where is my parcel?", "Good morning!", "It left us this morning 📦");
            await().until(() -> !desk.replica().unread(ticket));
            assertThat(Objects.requireNonNull(desk.replica().ticket(ticket)).assignee())
                    .isEqualTo(session.you().id());
            await().until(() -> Waiting.replies(desk.replica()).isEmpty());
        }
    }

    @Test
    void whoWasInvitedSignsInWithTheCodeAndAnOwnPassword() {
        var invited = http.requests(new RelayAddress(relay.address()), session.token())
                .post(
                        "/agent/team",
                        new AgentBodies.Invite(
                                new CommandId(UUID.randomUUID()), "Paolo", "paolo@shop.example", Role.AGENT),
                        AgentBodies.Invited.class)
                .join();
        var paolo = signIn.acceptInvitation(relay.address(), " " + invited.code(), "Paolo Neri", "battery staple")
                .join();
        assertThat(paolo.you().name()).isEqualTo("Paolo Neri");
        assertThat(signIn.acceptInvitation(relay.address(), invited.code(), "Paolo Neri", "battery staple"))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("invitation is wrong");
    }

    @Test
    void aReplyThatWasWrittenWhileTheRelayWasDownGoesOutWhenItIsBack() throws Exception {
        try (var desk = open(session)) {
            shopperWrites("Where is my parcel?");
            var ticket = arrived(desk);
            var port = relay.address().getPort();
            relay.close();
            await().until(() -> desk.link() instanceof LinkState.Offline);
            desk.reply(seen(desk, ticket), "We'll look.");
            relay = start(port);
            await().until(() -> texts(desk, ticket).size() == 2);
            assertThat(texts(desk, ticket)).containsExactly("Where is my parcel?", "We'll look.");
        }
    }

    @Test
    void whatIsSaidLastReachesTheRelayBeforeTheDeskIsClosed() throws Exception {
        TicketId ticket;
        try (var desk = open(session)) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            shopperWrites("Where is my parcel?");
            ticket = arrived(desk);
            desk.reply(seen(desk, ticket), "At your door.");
            desk.closeTicket(seen(desk, ticket));
        }
        assertThat(closedAtTheRelay()).containsExactly(ticket);
    }

    @Test
    void whatIsSaidLastReachesTheRelayBeforeTheSessionEnds() throws Exception {
        var second = signIn.signIn(relay.address(), "anna@shop.example", "correct horse")
                .join();
        try (var desk = open(second)) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            shopperWrites("Where is my parcel?");
            var ticket = arrived(desk);
            desk.closeTicket(seen(desk, ticket));
            desk.signOut().join();
            assertThat(closedAtTheRelay()).containsExactly(ticket);
        }
    }

    private List<TicketId> closedAtTheRelay() {
        return http
                .requests(new RelayAddress(relay.address()), session.token())
                .get("/agent/tickets?status=closed&limit=10", AgentBodies.TicketPage.class)
                .join()
                .tickets()
                .stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    void asksForTicketsThreadsProfilesAndEvents() throws Exception {
        try (var desk = open(session)) {
            shopperWrites("Where is my parcel?");
            var ticket = arrived(desk);
            var known = Objects.requireNonNull(desk.replica().ticket(ticket));
            assertThat(desk.tickets(Status.Kind.OPEN, null).join().tickets())
                    .extracting(Ticket::id)
                    .containsExactly(ticket);
            assertThat(desk.tickets(Status.Kind.CLOSED, 1L).join().tickets()).isEmpty();
            var thread = desk.replica().thread(ticket).join();
            assertThat(thread.complete()).isTrue();
            assertThat(desk.older(ticket, known.sequence() + 1).join().entries())
                    .isEqualTo(thread.entries());
            assertThat(desk.profile(known.profile()).join().name()).isEqualTo("Maria Rossi");
            assertThat(desk.events(known.profile(), null).join().more()).isFalse();
            relay.close();
            assertThat(desk.profile(known.profile()).join().name()).isEqualTo("Maria Rossi");
            assertThatThrownBy(() -> desk.older(ticket, 1).join()).hasCauseInstanceOf(RequestFailed.Offline.class);
        }
    }

    @Test
    void aWrongPasswordIsRefusedByName() {
        assertThatThrownBy(() -> signIn.signIn(relay.address(), "anna@shop.example", "wrong horse")
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailed.Refused.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.CREDENTIALS_WRONG));
    }

    @Test
    void anAddressWhereNobodyListensIsOffline() {
        assertThatThrownBy(() -> signIn.signIn(URI.create("http://127.0.0.1:1"), "anna@shop.example", "correct horse")
                        .join())
                .hasCauseInstanceOf(RequestFailed.Offline.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }

    @Test
    void anAddressThatIsNoneIsToldSo() {
        assertThatThrownBy(() -> signIn.signIn(URI.create("shop"), "anna@shop.example", "correct horse"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    @Test
    void aSessionThatWasSignedOutOpensNothingAnyMore() {
        try (var desk = open(session)) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            desk.signOut().join();
        }
        try (var desk = open(session)) {
            await().until(() -> desk.link() instanceof LinkState.SignInAgain);
        }
        var again = signIn.signIn(relay.address(), "anna@shop.example", "correct horse")
                .join();
        assertThat(again.you()).isEqualTo(session.you());
        try (var desk = open(again)) {
            await().until(() -> desk.link() instanceof LinkState.Live);
        }
    }

    private RunningRelay start(int port) throws Exception {
        var config = RelayConfig.parse(
                Map.of(),
                "--data=" + folder.resolve("relay"),
                "--port=" + port,
                "--identity-keys=" + folder.resolve("keys"),
                "--allow-origin=" + RelayClient.ORIGIN);
        return Relay.start(config, CLOCK);
    }

    private Desk open(SavedSession session) {
        var own = folder.resolve("desk");
        assertThat(own.toFile().mkdirs() || Files.isDirectory(own)).isTrue();
        var replica = new Replica(own, session.you(), CLOCK, new Random());
        return new Desk(replica, http, session, new Timing(PATIENT, CLOCK, new Random()));
    }

    private void shopperWrites(String text) throws Exception {
        var message = new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text);
        var answer = shopper.send(
                "/widget/command",
                HttpRequest.newBuilder()
                        .header("Origin", RelayClient.ORIGIN)
                        .header("Authorization", "Bearer " + shopperSession)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(new Codec().encode(message))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static TicketId arrived(Desk desk) {
        await().until(() -> desk.replica().tickets().stream().anyMatch(ticket -> ticket.lastMessage() != null));
        return desk.replica().tickets().getFirst().id();
    }

    private static Ticket seen(Desk desk, TicketId ticket) {
        return Objects.requireNonNull(desk.replica().ticket(ticket));
    }

    private static List<String> texts(Desk desk, TicketId ticket) {
        return desk.replica().thread(ticket).join().entries().stream()
                .map(Entry::change)
                .filter(Change.MessageAdded.class::isInstance)
                .map(Change.MessageAdded.class::cast)
                .map(Change.MessageAdded::message)
                .map(Message::text)
                .toList();
    }
}
