package dev.sportello.desktop.connection;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Opened;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The desk against a relay that fails on demand, over real sockets and with real files.
@Execution(ExecutionMode.CONCURRENT)
class DeskTest {
    /// Retries at once, so that no test waits for a clock.
    static final ConnectionTimes QUICK = new ConnectionTimes(
            Duration.ofSeconds(10),
            Duration.ofMillis(1),
            Duration.ofMillis(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(50),
            Duration.ofMillis(20),
            Duration.ofMillis(50));

    @TempDir
    Path folder;

    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private final ScriptedJournal journal = new ScriptedJournal();
    private ScriptedRelay relay;
    private TicketId ticket;

    @BeforeEach
    void openShop() {
        ticket = journal.open("Maria");
        relay = new ScriptedRelay(journal, 0);
    }

    @AfterEach
    void closeShop() {
        http.close();
        relay.close();
    }

    @Test
    void firstLoadsTheSnapshotAndThenHearsWhatHappens() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            assertThat(desk.replica().ticket(ticket)).isEqualTo(journal.ticket(ticket));
            var entry = journal.shopperWrites(ticket, "Are you there?");
            awaitPosition(desk);
            assertThat(desk.replica().ticket(ticket)).isEqualTo(journal.ticket(ticket));
            assertThat(thread(desk)).contains(entry);
            assertThat(desk.replica().unread(ticket)).isTrue();
        }
    }

    @Test
    void opensFromTheDiskWithoutANetwork() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
        }
        var session = relay.session();
        relay.close();
        try (var desk = open(session)) {
            assertThat(desk.replica().tickets()).isEqualTo(journal.liveTickets());
            assertThat(desk.replica().team()).containsExactlyInAnyOrderElementsOf(Staff.TEAM);
            assertThat(thread(desk)).isEqualTo(journal.thread(ticket));
            await().until(() -> desk.link() instanceof LinkState.Offline);
        }
    }

    @Test
    void resumesAfterTheLastEntryThatItKept() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
        }
        journal.shopperWrites(ticket, "While you were away");
        try (var desk = open(relay.session())) {
            awaitPosition(desk);
            assertThat(desk.replica().ticket(ticket)).isEqualTo(journal.ticket(ticket));
            assertThat(relay.snapshots).hasValue(1);
        }
    }

    @Test
    void aReplyStandsInTheOutboxOverARestartAndIsSentWhenTheRelayIsBack() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
        }
        var session = relay.session();
        relay.close();
        try (var desk = open(session)) {
            desk.reply(journal.ticket(ticket), "First");
            desk.reply(journal.ticket(ticket), "Second");
            await().until(() -> queued(desk).size() == 2);
            assertThat(queued(desk)).extracting(QueuedCommand::delivery).containsOnly(DeliveryStatus.QUEUED);
        }
        relay = new ScriptedRelay(journal, relay.port());
        try (var desk = open(relay.session())) {
            assertThat(queued(desk)).extracting(Waiting::text).containsExactly("First", "Second");
            await().until(() -> queued(desk).isEmpty());
            awaitPosition(desk);
            assertThat(journal.annasTexts(ticket)).containsExactly("First", "Second");
            assertThat(thread(desk)).isEqualTo(journal.thread(ticket));
        }
    }

    @Test
    void aLostAnswerMakesNoSecondMessage() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.passes = frame -> !(frame instanceof RelayFrame.Done);
            desk.reply(journal.ticket(ticket), "Once");
            await().until(() -> queued(desk).isEmpty());
            relay.passes = _ -> true;
            desk.reply(journal.ticket(ticket), "Twice");
            await().until(() -> queued(desk).isEmpty());
            assertThat(journal.annasTexts(ticket)).containsExactly("Once", "Twice");
        }
    }

    @Test
    void aReplyWhoseEntryAndAnswerWereLostIsFoundInTheSnapshot() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.passes = frame -> !(frame instanceof RelayFrame.Done || frame instanceof RelayFrame.Entries);
            desk.reply(journal.ticket(ticket), "Once");
            await().until(() -> !journal.annasTexts(ticket).isEmpty());
            relay.oldest = journal.head().sequence();
            relay.passes = _ -> true;
            await().until(() -> queued(desk).isEmpty());
            awaitLive(desk);
            assertThat(journal.annasTexts(ticket)).containsExactly("Once");
            assertThat(relay.snapshots).hasValueGreaterThan(1);
        }
    }

    @Test
    void aBusyRelayGetsTheReplyAgainAndTheOrderHolds() {
        var busy = new AtomicInteger(3);
        relay.script = command ->
                command instanceof Command.Reply && busy.getAndDecrement() > 0 ? Refusal.of(ErrorKind.BUSY) : null;
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            for (var number = 0; number < 10; number++) {
                desk.reply(journal.ticket(ticket), "Reply " + number);
            }
            await().until(() -> journal.annasTexts(ticket).size() == 10);
            assertThat(journal.annasTexts(ticket))
                    .containsExactly(
                            "Reply 0", "Reply 1", "Reply 2", "Reply 3", "Reply 4", "Reply 5", "Reply 6", "Reply 7",
                            "Reply 8", "Reply 9");
        }
    }

    @Test
    void aReplyNamesTheTicketThatTheAgentSaw() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            desk.reply(journal.ticket(ticket), "Good morning");
            await().until(() -> journal.annasTexts(ticket).size() == 1);
            assertThat(relay.commands)
                    .extracting(Command::opened)
                    .isNotEmpty()
                    .containsOnly(new Opened(
                            journal.head().epoch(), journal.ticket(ticket).openedAt()));
        }
    }

    @Test
    void comesBackByItselfWhereThereWasNoPlaceForNow() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.push(new RelayFrame.Refused(null, Refusal.of(ErrorKind.TOO_MANY_CONNECTIONS)));
            relay.close(CloseReason.STAY_AWAY);
            await().until(() -> relay.hellos.size() > 1);
            awaitLive(desk);
        }
    }

    @Test
    void aRefusedReplyIsKeptUntilTheAgentTriesAgainOrDiscardsIt() {
        relay.script = command -> command instanceof Command.Reply ? Refusal.of(ErrorKind.TICKET_CLOSED) : null;
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            desk.reply(journal.ticket(ticket), "Too late");
            var gone = desk.reply(journal.ticket(ticket), "Never mind");
            await().until(() -> queued(desk).stream().allMatch(reply -> reply.delivery() == DeliveryStatus.FAILED));
            assertThat(queued(desk)).hasSize(2);
            desk.discard(gone);
            await().until(() -> queued(desk).size() == 1);
        }
        relay.script = _ -> null;
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            assertThat(queued(desk)).extracting(QueuedCommand::delivery).containsExactly(DeliveryStatus.FAILED);
            desk.tryAgain(queued(desk).getFirst().id().message());
            await().until(() -> queued(desk).isEmpty());
            assertThat(journal.annasTexts(ticket)).containsExactly("Too late");
        }
    }

    @Test
    void aReadCursorCountsAtOnceAndReachesTheRelayLater() {
        var session = relay.session();
        try (var desk = open(session)) {
            awaitLive(desk);
        }
        relay.close();
        try (var desk = open(session)) {
            desk.markRead(ticket, 1);
            desk.markRead(ticket, 2);
            await().until(() -> !desk.replica().unread(ticket));
        }
        relay = new ScriptedRelay(journal, relay.port());
        try (var desk = open(relay.session())) {
            assertThat(desk.replica().unread(ticket)).isFalse();
            await().until(() -> journal.annasCursor(ticket) == 2);
            assertThat(relay.commands).hasSize(1);
        }
    }

    @Test
    void replyingReadsTheTicket() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            assertThat(desk.replica().unread(ticket)).isTrue();
            desk.reply(journal.ticket(ticket), "Good morning!");
            await().until(() -> !desk.replica().unread(ticket));
        }
    }

    @Test
    void aPositionThatIsTooOldStartsOver() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
        }
        journal.close(ticket);
        var other = journal.open("Luca");
        relay.oldest = journal.head().sequence();
        try (var desk = open(relay.session())) {
            awaitPosition(desk);
            assertThat(desk.replica().tickets()).containsExactly(journal.ticket(other));
            assertThat(relay.snapshots).hasValue(2);
        }
    }

    @Test
    void aHoleInTheEntriesStartsOver() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            var later = journal.after(0).getFirst();
            relay.push(new RelayFrame.Entries(
                    List.of(new Entry(journal.head().sequence() + 5, later.at(), later.ticket(), later.change()))));
            await().until(() -> relay.snapshots.get() == 2);
            await().untilAsserted(
                            () -> assertThat(desk.replica().ticket(ticket)).isEqualTo(journal.ticket(ticket)));
            awaitLive(desk);
        }
    }

    @Test
    void entriesThatComeTwiceChangeNothing() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.push(new RelayFrame.Entries(journal.after(0)));
            journal.shopperWrites(ticket, "And now?");
            awaitPosition(desk);
            assertThat(thread(desk)).isEqualTo(journal.thread(ticket));
            assertThat(desk.replica().ticket(ticket)).isEqualTo(journal.ticket(ticket));
        }
    }

    @Test
    void comesBackAfterTheCloseCodeResume() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.close(CloseReason.RESUME);
            await().until(() -> relay.hellos.size() == 2);
            awaitLive(desk);
        }
    }

    @Test
    void asksForThePasswordAfterTheCloseCodeSignInAgain() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.close(CloseReason.SIGN_IN_AGAIN);
            await().until(() -> desk.link() instanceof LinkState.SignInAgain);
        }
    }

    @Test
    void asksForANewerProgramAfterTheCloseCodeUpgrade() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.close(CloseReason.UPGRADE);
            await().until(() -> desk.link() instanceof LinkState.MustUpgrade);
        }
    }

    @Test
    void staysAwayAfterTheCloseCodeStayAwayUntilSomebodyAsks() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.close(CloseReason.STAY_AWAY);
            await().until(() -> desk.link() instanceof LinkState.Refused);
            assertThat(relay.hellos).hasSize(1);
            desk.tryNow();
            awaitLive(desk);
        }
    }

    @Test
    void aWrongTokenAsksForThePassword() {
        try (var desk = open(new SavedSession(relay.address(), "stolen", ANNA))) {
            await().until(() -> desk.link() instanceof LinkState.SignInAgain);
        }
    }

    @Test
    void aFrameFromTheFutureIsPassedOver() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            relay.pushText("{\"kind\":\"hologram\"}");
            journal.shopperWrites(ticket, "Still there?");
            awaitPosition(desk);
            assertThat(relay.hellos).hasSize(1);
            assertThat(desk.link()).isInstanceOf(LinkState.Live.class);
        }
    }

    @Test
    void anAddressWithoutARelayIsOffline() {
        try (var desk = open(new SavedSession(URI.create("http://127.0.0.1:1"), "any", ANNA))) {
            await().until(() -> desk.link() instanceof LinkState.Offline);
            assertThat(desk.replica().tickets()).isEmpty();
            assertThat(desk.replica().you()).isEqualTo(ANNA);
        }
    }

    @Test
    void whatTheAgentHadBegunToWriteIsThereAfterARestart() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            desk.draft(journal.ticket(ticket), Draft.reply("Dear Mar"));
            desk.draft(journal.ticket(ticket), Draft.reply("Dear Maria"));
        }
        try (var desk = open(relay.session())) {
            assertThat(desk.draft(journal.ticket(ticket))).isEqualTo(Draft.reply("Dear Maria"));
        }
    }

    @Test
    void signingOutTakesTheShoppersOffTheDiskAndLeavesWhatTheAgentWrote() {
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            desk.draft(journal.ticket(ticket), Draft.reply("Dear Maria"));
            desk.signOut().join();
            assertThat(desk.replica().tickets()).isEmpty();
        }
        try (var desk = open(relay.session())) {
            awaitLive(desk);
            assertThat(desk.draft(journal.ticket(ticket))).isEqualTo(Draft.reply("Dear Maria"));
        }
    }

    private Desk open(SavedSession session) {
        var replica = new Replica(folder, ANNA, Clock.systemUTC(), new Random(1));
        return new Desk(replica, http, session, new Timing(QUICK, Clock.systemUTC(), new Random(1)));
    }

    private List<QueuedCommand> queued(Desk desk) {
        return desk.replica().thread(ticket).join().queued();
    }

    private List<Entry> thread(Desk desk) {
        return desk.replica().thread(ticket).join().entries();
    }

    private static void awaitLive(Desk desk) {
        await().until(() ->
                desk.link() instanceof LinkState.Live && desk.replica().load().progress() == null);
    }

    private void awaitPosition(Desk desk) {
        await().until(() -> journal.head().equals(desk.replica().position())
                && desk.replica().load().progress() == null);
    }
}
