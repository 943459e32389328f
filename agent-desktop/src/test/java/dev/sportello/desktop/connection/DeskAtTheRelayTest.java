package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Waiting;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Role;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk against the relay itself, over real sockets, both with real files.
@Tag("long")
class DeskAtTheRelayTest {
    /// Leaves the relay all the time it needs for the last answer.
    private static final ConnectionTimes PATIENT = new ConnectionTimes(
            DeskTest.QUICK.connect(),
            DeskTest.QUICK.firstRetry(),
            DeskTest.QUICK.mostRetry(),
            DeskTest.QUICK.ping(),
            DeskTest.QUICK.silence(),
            DeskTest.QUICK.network(),
            Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private ShopRelay relay;

    @BeforeEach
    void openShop() throws Exception {
        relay = new ShopRelay(folder);
    }

    @AfterEach
    void closeShop() {
        relay.close();
    }

    @Test
    void aMessageArrivesAndTheRepliesGoOut() throws Exception {
        try (var desk = open(relay.anna())) {
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
                    .isEqualTo(relay.anna().you().id());
            await().until(() -> Waiting.replies(desk.replica()).isEmpty());
        }
    }

    @Test
    void whoWasInvitedSignsInWithTheCodeAndAnOwnPassword() {
        var invited = relay.requests()
                .post(
                        "/agent/team",
                        new TeamBodies.Invite(
                                new CommandId(UUID.randomUUID()), "Paolo", "paolo@shop.example", Role.AGENT),
                        TeamBodies.Invited.class)
                .join();
        var paolo = relay.signIn()
                .acceptInvitation(relay.address(), " " + invited.code(), "Paolo Neri", "battery staple")
                .join();
        assertThat(paolo.you().name()).isEqualTo("Paolo Neri");
        assertThat(relay.signIn().acceptInvitation(relay.address(), invited.code(), "Paolo Neri", "battery staple"))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("invitation is wrong");
    }

    @Test
    void aReplyThatWasWrittenWhileTheRelayWasDownGoesOutWhenItIsBack() throws Exception {
        try (var desk = open(relay.anna())) {
            shopperWrites("Where is my parcel?");
            var ticket = arrived(desk);
            relay.stop();
            await().until(() -> desk.link() instanceof LinkState.Offline);
            desk.reply(seen(desk, ticket), "We'll look.");
            relay.startAgain();
            await().until(() -> texts(desk, ticket).size() == 2);
            assertThat(texts(desk, ticket)).containsExactly("Where is my parcel?", "We'll look.");
        }
    }

    @Test
    void whatIsSaidLastReachesTheRelayBeforeTheDeskIsClosed() throws Exception {
        TicketId ticket;
        try (var desk = open(relay.anna())) {
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
        var second = relay.signIn()
                .signIn(relay.address(), ShopRelay.EMAIL, ShopRelay.PASSWORD)
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
        return relay
                .requests()
                .get("/agent/tickets?status=closed&limit=10", AgentBodies.TicketPage.class)
                .join()
                .tickets()
                .stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    void asksForTicketsThreadsProfilesAndEvents() throws Exception {
        try (var desk = open(relay.anna())) {
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
            assertThat(desk.customers().profile(known.profile()).join().name()).isEqualTo("Maria Rossi");
            assertThat(desk.customers()
                            .events(known.profile(), null, Set.of())
                            .join()
                            .more())
                    .isFalse();
            relay.stop();
            assertThat(desk.customers().profile(known.profile()).join().name()).isEqualTo("Maria Rossi");
            assertThatThrownBy(() -> desk.older(ticket, 1).join()).hasCauseInstanceOf(RequestFailed.Offline.class);
        }
    }

    @Test
    void aWrongPasswordIsRefusedByName() {
        assertThatThrownBy(() -> relay.signIn()
                        .signIn(relay.address(), ShopRelay.EMAIL, "wrong horse")
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailed.Refused.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.CREDENTIALS_WRONG));
    }

    @Test
    void anAddressWhereNobodyListensIsOffline() {
        assertThatThrownBy(() -> relay.signIn()
                        .signIn(URI.create("http://127.0.0.1:1"), ShopRelay.EMAIL, ShopRelay.PASSWORD)
                        .join())
                .hasCauseInstanceOf(RequestFailed.Offline.class)
                .hasMessageContaining("Nothing listens at this address");
    }

    @Test
    void anAddressThatIsNoneIsToldSo() {
        assertThatThrownBy(() -> relay.signIn().signIn(URI.create("shop"), ShopRelay.EMAIL, ShopRelay.PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    @Test
    void aSessionThatWasSignedOutOpensNothingAnyMore() throws Exception {
        try (var desk = open(relay.anna())) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            desk.signOut().join();
        }
        try (var desk = open(relay.anna())) {
            await().until(() -> desk.link() instanceof LinkState.SignInAgain);
        }
        var again = relay.signIn()
                .signIn(relay.address(), ShopRelay.EMAIL, ShopRelay.PASSWORD)
                .join();
        assertThat(again.you()).isEqualTo(relay.anna().you());
        try (var desk = open(again)) {
            await().until(() -> desk.link() instanceof LinkState.Live);
        }
    }

    @Test
    void onesOwnPasswordIsChangedWhileTheLinkStays() throws Exception {
        try (var desk = open(relay.anna())) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            desk.changePassword(ShopRelay.PASSWORD, "battery staple").join();
            shopperWrites("Where is my parcel?");
            var _ = arrived(desk);
            assertThat(desk.link()).isInstanceOf(LinkState.Live.class);
            assertThat(refusal(() -> desk.changePassword(ShopRelay.PASSWORD, "purple monkey")
                            .join()))
                    .isEqualTo(ErrorKind.PASSWORD_WRONG);
        }
        assertThat(relay.signIn()
                        .signIn(relay.address(), ShopRelay.EMAIL, "battery staple")
                        .join()
                        .you())
                .isEqualTo(relay.anna().you());
    }

    @Test
    void whoForgotThePasswordSetsANewOneByACodeAndIsAskedToSignInElsewhere() throws Exception {
        SavedSession paolo;
        try (var anna = open(relay.anna())) {
            var code = anna.admin()
                    .invite("Paolo", "paolo@shop.example", Role.AGENT)
                    .join();
            paolo = relay.signIn()
                    .acceptInvitation(relay.address(), code.code(), "Paolo Neri", "forgotten soon")
                    .join();
            var given = anna.admin().giveResetCode(paolo.you().id()).join();
            var again = relay.signIn()
                    .resetPassword(relay.address(), " " + given.code(), " Paolo@shop.example", "battery staple")
                    .join();
            assertThat(again.you()).isEqualTo(paolo.you());
            assertThat(refusal(() -> relay.signIn()
                            .resetPassword(relay.address(), given.code(), "paolo@shop.example", "battery staple")
                            .join()))
                    .isEqualTo(ErrorKind.RESET_CODE_WRONG);
        }
        try (var elsewhere = open(paolo)) {
            await().until(() -> elsewhere.link() instanceof LinkState.SignInAgain);
        }
    }

    private static ErrorName refusal(ThrowableAssert.ThrowingCallable call) {
        var failure = catchThrowableOfType(CompletionException.class, call);
        return ((RequestFailed.Refused) Objects.requireNonNull(failure.getCause()))
                .refusal()
                .error();
    }

    private Desk open(SavedSession session) throws IOException {
        return relay.desk(session, PATIENT);
    }

    private void shopperWrites(String text) throws Exception {
        relay.say("c-7", "Maria Rossi", text);
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
