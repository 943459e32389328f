package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sportello.colour.Colour;
import dev.sportello.desktop.replica.CommandOutbox;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.logo.Logo;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.AgentBodies.SecretState;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame.Viewer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What two agents do to tickets, each at a desk of their own, at a real relay over real sockets.
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
class DeskActsTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Colour BROWN = Colour.parse("#884422");

    @TempDir
    Path folder;

    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private RunningRelay relay;
    private RelayClient client;
    private String shopper;
    private Desk anna;
    private Desk bruno;
    private TicketId ticket;

    @BeforeEach
    void openShop() throws Exception {
        var data = folder.resolve("data");
        TestAgents.hire(new DatabaseConfig.Embedded(data));
        var keys = ShopKey.test().write(folder.resolve("keys"));
        relay = Relay.start(
                RelayConfig.parse(
                        Map.of(),
                        "--port=0",
                        "--data=" + data,
                        "--identity-keys=" + keys,
                        "--allow-origin=" + RelayClient.ORIGIN),
                CLOCK);
        client = new RelayClient(relay::address);
        shopper = client.session(ShopKey.test().identity("c-7", "Maria Rossi", CLOCK));
        anna = open(TestAgents.ANNA, "anna");
        bruno = open(TestAgents.BRUNO, "bruno");
        shopperWrites("Where is my parcel?");
        await().until(() -> !anna.replica().tickets().isEmpty()
                && !bruno.replica().tickets().isEmpty());
        ticket = anna.replica().tickets().getFirst().id();
    }

    @AfterEach
    void closeShop() {
        anna.close();
        bruno.close();
        http.close();
        relay.close();
    }

    @Test
    void aTicketIsHandedOverSnoozedReopenedAndClosedForBoth() {
        anna.assign(ticket, TestAgents.BRUNO.id());
        awaitBoth(it -> TestAgents.BRUNO.id().equals(it.assignee()));
        var until = Instant.now(CLOCK).plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        bruno.snooze(ticket, until);
        awaitBoth(it -> it.status().equals(new Status.Snoozed(until)));
        anna.reopen(ticket);
        awaitBoth(it -> it.status() instanceof Status.Open);
        anna.assign(ticket, null);
        awaitBoth(it -> it.assignee() == null);
        bruno.closeTicket(seen(bruno));
        awaitBoth(it -> it.status() instanceof Status.Closed(var by, Instant _) && by.equals(TestAgents.BRUNO.party()));
    }

    @Test
    void whatNeedsNoReplyWaitsNoMore() {
        awaitBoth(it -> it.waitingSince() != null);
        anna.noReplyNeeded(ticket);
        awaitBoth(it -> it.waitingSince() == null);
    }

    @Test
    void aTicketIsUnreadAgainForWhoMarkedItSoAndForNobodyElse() {
        var last = Objects.requireNonNull(anna.replica().ticket(ticket)).lastShopperMessage();
        anna.markRead(ticket, last);
        bruno.markRead(ticket, last);
        await().until(() -> !anna.replica().unread(ticket) && !bruno.replica().unread(ticket));
        anna.markUnread(ticket, last - 1);
        await().until(() ->
                anna.replica().unread(ticket) && Waiting.acts(anna.replica()).isEmpty());
        assertThat(anna.replica().unread(ticket)).isTrue();
        assertThat(bruno.replica().unread(ticket)).isFalse();
    }

    @Test
    void anActThatIsRefusedIsNamedAndForgotten() {
        var refused = new CopyOnWriteArrayList<CommandOutbox.RefusedAct>();
        var _ = anna.onRefusal(refused::add);
        bruno.closeTicket(seen(bruno));
        awaitBoth(it -> !it.live());
        anna.snooze(ticket, null);
        await().until(() -> !refused.isEmpty());
        assertThat(Objects.requireNonNull(refused.getFirst().refusal()).error()).isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(Waiting.acts(anna.replica())).isEmpty();
    }

    @Test
    void anActThatWasDoneWithoutANetworkIsSentAfterARestart() throws Exception {
        anna.close();
        try (var offline = new Replica(folder.resolve("anna"), TestAgents.ANNA, CLOCK, new Random(1))) {
            offline.outbox().act(id -> new Command.Assign(id, ticket, TestAgents.ANNA.id()));
            offline.outbox().act(id -> new Command.CloseTicket(id, ticket, lastOfShopper()));
        }
        anna = open(TestAgents.ANNA, "anna");
        awaitBoth(it -> !it.live() && TestAgents.ANNA.id().equals(it.assignee()));
    }

    @Test
    void colleaguesSeeWhoLooksAndWhoWrites() {
        var you = TestAgents.ANNA.id();
        anna.lookAt(ticket, false);
        await().until(() -> bruno.viewers(ticket).equals(List.of(new Viewer(you, false))));
        anna.lookAt(ticket, true);
        await().until(() -> bruno.viewers(ticket).equals(List.of(new Viewer(you, true))));
        anna.lookAt(null, false);
        await().until(() -> bruno.viewers(ticket).isEmpty());
        anna.lookAt(ticket, false);
        await().until(() -> !bruno.viewers(ticket).isEmpty());
        anna.close();
        await().until(() -> bruno.viewers(ticket).isEmpty());
    }

    @Test
    void anAdminInvitesChangesAndDisablesAndEverybodySeesIt() {
        var invited =
                anna.admin().invite("Carla Neri", "carla@shop.test", Role.AGENT).join();
        await().ignoreException(NoSuchElementException.class)
                .until(() -> carla(bruno).standing() == Standing.INVITED);
        var carla = new SignInClient(http, "test")
                .acceptInvitation(relay.address(), invited.code(), "Carla Neri", "correct horse")
                .join();
        await().until(() -> carla(bruno).active());
        assertThat(anna.admin().give(carla.you().id(), Role.ADMIN).join()).isNotNull();
        await().until(() -> carla(bruno).admin());
        assertThat(anna.admin().disable(carla.you().id(), true).join()).isNotNull();
        await().until(() -> carla(bruno).standing() == Standing.DISABLED);
        assertThatThrownBy(() ->
                        bruno.admin().invite("Eve", "eve@shop.test", Role.ADMIN).join())
                .hasCauseInstanceOf(RequestFailed.Refused.class)
                .hasMessageContaining(ErrorKind.FORBIDDEN.sentence());
    }

    @Test
    void whatADesktopDoesNotKnowOfAPageStaysWhenItSavesAndWhatItEmptiesGoes() {
        var logo = Logo.of(new int[Logo.SIZE * Logo.SIZE]);
        var older = save(Brand.STANDARD, new Brand(BROWN, Corner.END, Theme.DARK, logo, 0))
                .thenCompose(version -> save(
                        new Brand(BROWN, Corner.END, Theme.DARK, version),
                        new Brand(BROWN, Corner.START, Theme.DARK, version)))
                .join();
        await().untilAsserted(() ->
                assertThat(brand(anna)).isEqualTo(new Brand(BROWN, Corner.START, Theme.DARK, logo, older)));
        var newer = save(brand(anna), new Brand(BROWN, Corner.START, Theme.DARK, older))
                .join();
        await().untilAsserted(
                        () -> assertThat(brand(bruno)).isEqualTo(new Brand(BROWN, Corner.START, Theme.DARK, newer)));
    }

    private CompletableFuture<Long> save(Brand before, Brand after) {
        return anna.admin().save(before, after).thenApply(Saved::sequence);
    }

    @Test
    void whoIsSignedOutEverywhereHasToSignInAgain() {
        await().until(() -> bruno.link() instanceof LinkState.Live);
        assertThat(anna.admin().signOutEverywhere(TestAgents.BRUNO.id()).join()).isNotNull();
        await().until(() -> bruno.link() instanceof LinkState.SignInAgain);
    }

    @Test
    void anAdminSetsASecretAndRemovesItAndNobodyIsShownIt() {
        var admin = anna.admin();
        assertThat(admin.secrets().join().secrets()).isNotEmpty().allMatch(secret -> secret.setAt() == null);
        var set = admin.setSecret("smtp-password", "correct horse").join();
        assertThat(set).isEmpty();
        assertThat(admin.secrets().join().secrets())
                .filteredOn(secret -> secret.setAt() != null)
                .extracting(SecretState::name)
                .containsExactly("smtp-password");
        var removed = admin.removeSecret("smtp-password").join();
        assertThat(removed).isEmpty();
        assertThat(admin.secrets().join().secrets()).allMatch(secret -> secret.setAt() == null);
        assertThatThrownBy(() -> bruno.admin().secrets().join())
                .hasCauseInstanceOf(RequestFailed.Refused.class)
                .hasMessageContaining(ErrorKind.FORBIDDEN.sentence());
    }

    private static Brand brand(Desk desk) {
        return Objects.requireNonNull(desk.replica().account()).brand();
    }

    private static Agent carla(Desk desk) {
        return desk.replica().team().stream()
                .filter(agent -> agent.email().equals("carla@shop.test"))
                .findFirst()
                .orElseThrow();
    }

    private Ticket seen(Desk desk) {
        return Objects.requireNonNull(desk.replica().ticket(ticket));
    }

    private long lastOfShopper() {
        return Objects.requireNonNull(bruno.replica().ticket(ticket)).lastShopperMessage();
    }

    private void awaitBoth(Predicate<Ticket> condition) {
        for (var desk : List.of(anna, bruno)) {
            await().untilAsserted(() ->
                    assertThat(desk.replica().ticket(ticket)).isNotNull().matches(condition));
        }
    }

    private void shopperWrites(String text) throws Exception {
        client.say(shopper, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text));
    }

    private Desk open(Agent agent, String name) throws Exception {
        var token = client.signIn(agent.email(), TestAgents.PASSWORD).token();
        var replica =
                new Replica(Files.createDirectories(folder.resolve(name)), agent, CLOCK, new Random(name.hashCode()));
        var session = new SavedSession(relay.address(), token, agent);
        return new Desk(replica, http, session, new Timing(DeskTest.QUICK, CLOCK, new Random(1)));
    }
}
