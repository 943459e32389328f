package dev.sportello.desktop.notification;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static dev.sportello.desktop.replica.ScriptedJournal.BRUNO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.MovedClock;
import dev.sportello.desktop.notification.NotificationDaemon.Said;
import dev.sportello.desktop.preferences.NotificationMode;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Preview;
import dev.sportello.desktop.preferences.QuietHours;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which news deserve a notification: a real replica, and dunst.
@Tag("long")
class TicketNotificationsTest {
    /// After all that the journal begins with.
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path folder;

    private final ScriptedJournal journal = new ScriptedJournal();
    private final MovedClock clock = new MovedClock(NOW, ZoneId.of("Europe/Rome"));
    private final List<ReplicaChange> changes = new ArrayList<>();
    private Preferences preferences = Preferences.STANDARD;
    private WindowFocus front = new WindowFocus(false, null);
    private NotificationDaemon daemon;
    private Notifier notifier;
    private Replica replica;
    private TicketNotifications notifications;
    private TicketId maria;

    @BeforeEach
    void open() throws Exception {
        daemon = new NotificationDaemon(folder);
        notifier = daemon.notifiers().apply(_ -> {});
        maria = journal.open("Maria");
        replica = new Replica(folder.resolve("replica"), ANNA, clock, new Random(1));
        journal.fill(replica);
        replica.apply(List.of(read()), true).join();
        var _ = replica.listen(changes::add);
        notifications = new TicketNotifications(
                replica, notifier, () -> preferences, () -> new NotificationTexts(Locale.ENGLISH), () -> front, clock);
    }

    @AfterEach
    void close() {
        notifications.close();
        notifier.close();
        replica.close();
        daemon.close();
    }

    @Test
    void severalMessagesOfATicketAreOne() throws Exception {
        says("One");
        says("Two");
        takeLive();
        assertThat(shown()).isEqualTo(1);
        assertThat(told().getFirst()).isEqualTo(new Said("Maria · 2 messages", "Two"));
    }

    @Test
    void aNewTicketIsTold() throws Exception {
        journal.open("Luca");
        takeLive();
        assertThat(shown()).isEqualTo(1);
        assertThat(told().getFirst()).isEqualTo(new Said("Luca", "Hello, Luca here."));
    }

    @Test
    void aColleaguesTicketIsNot() throws Exception {
        journal.append(maria, new Change.Assigned(BRUNO.party(), BRUNO.id()));
        says("One");
        takeLive();
        assertThat(shown()).isZero();
    }

    @Test
    void whatAnAgentWritesIsNot() throws Exception {
        journal.agentWrites(maria, BRUNO, new MessageId(UUID.randomUUID()), "I'll look.");
        takeLive();
        assertThat(shown()).isZero();
    }

    @Test
    void readingAnsweringTakingAndClosingElsewhereWithdraw() throws Exception {
        for (var act : List.<Runnable>of(
                () -> journal.append(
                        maria, new Change.ReadByAgent(ANNA.id(), journal.head().sequence())),
                () -> journal.agentWrites(maria, ANNA, new MessageId(UUID.randomUUID()), "On its way"),
                () -> journal.append(maria, new Change.NoReplyNeeded(ANNA.party())),
                () -> journal.append(maria, new Change.Assigned(BRUNO.party(), BRUNO.id())),
                () -> journal.close(maria))) {
            journal.append(maria, new Change.Assigned(BRUNO.party(), null));
            says("One");
            takeLive();
            assertThat(shown()).isEqualTo(1);
            act.run();
            takeLive();
            assertThat(shown()).isZero();
        }
    }

    @Test
    void lookingAtTheTicketWithdraws() throws Exception {
        says("One");
        takeLive();
        front = new WindowFocus(false, maria);
        notifications.didLook();
        assertThat(shown()).as("behind another window").isEqualTo(1);
        front = new WindowFocus(true, maria);
        notifications.didLook();
        assertThat(shown()).isZero();
        says("Two");
        takeLive();
        assertThat(shown()).isZero();
    }

    @Test
    void whatHappenedWithoutALinkIsOneSummary() throws Exception {
        says("One");
        journal.open("Luca");
        journal.open("Sara");
        journal.open("Piero");
        take(false);
        assertThat(shown()).isZero();
        notifications.didCatchUp();
        assertThat(shown()).isEqualTo(1);
        assertThat(told().getFirst()).isEqualTo(new Said("4 chats have new messages", "Maria, Luca, Sara and 1 more"));
    }

    @Test
    void whatWasMissedAndCameAsASnapshotIsOneSummaryToo() throws Exception {
        journal.open("Luca");
        journal.append(journal.open("Bianca"), new Change.Assigned(BRUNO.party(), BRUNO.id()));
        says("Another");
        replica.startOver(journal.snapshot()).join();
        notifications.take(List.copyOf(changes));
        notifications.didCatchUp();
        assertThat(shown()).as("before its pages have come").isZero();
        changes.clear();
        journal.fill(replica);
        notifications.take(List.copyOf(changes));
        assertThat(shown()).isEqualTo(1);
        assertThat(told().getFirst()).isEqualTo(new Said("2 chats have new messages", "Luca, Maria"));
    }

    @Test
    void whatWasKnownBeforeASnapshotIsNoNews() throws Exception {
        says("One");
        takeLive();
        assertThat(shown()).isEqualTo(1);
        notifications.close();
        journal.fill(replica);
        notifications.take(List.copyOf(changes));
        notifications.didCatchUp();
        assertThat(shown()).isZero();
    }

    @Test
    void theFirstSnapshotOfAllIsNoNews() throws Exception {
        try (var fresh = new Replica(folder.resolve("fresh"), ANNA, clock, new Random(2));
                var first = new TicketNotifications(
                        fresh,
                        notifier,
                        () -> preferences,
                        () -> new NotificationTexts(Locale.ENGLISH),
                        () -> front,
                        clock)) {
            var _ = fresh.listen(changes::add);
            journal.fill(fresh);
            first.take(List.copyOf(changes));
            first.didCatchUp();
            assertThat(shown()).isZero();
        }
    }

    @Test
    void whoWaitsTooLongIsRemindedOfOnce() throws Exception {
        journal.append(maria, new Change.Assigned(ANNA.party(), ANNA.id()));
        journal.agentWrites(maria, ANNA, new MessageId(UUID.randomUUID()), "On its way");
        journal.append(
                maria,
                NOW,
                new Change.MessageAdded(new Message(new MessageId(UUID.randomUUID()), new Party.Shopper(), "Hello?")));
        front = new WindowFocus(true, maria);
        takeLive();
        front = new WindowFocus(true, null);
        notifications.remind();
        assertThat(shown()).isZero();
        var red = Objects.requireNonNull(replica.account()).general().waiting().red();
        clock.moveTo(NOW.plus(red));
        notifications.remind();
        assertThat(shown()).isEqualTo(1);
        assertThat(told().getFirst()).isEqualTo(new Said("Maria", "Has waited for " + red.toMinutes() + " minutes."));
        clock.moveTo(NOW.plus(red).plus(Duration.ofMinutes(1)));
        notifications.remind();
        assertThat(shown()).isZero();
    }

    @Test
    void whoHadWaitedTooLongBeforeTheStartIsNot() throws Exception {
        journal.append(maria, new Change.Assigned(ANNA.party(), ANNA.id()));
        says("Hello?");
        front = new WindowFocus(true, maria);
        takeLive();
        front = new WindowFocus(false, null);
        clock.moveTo(NOW.plus(Duration.ofHours(1)));
        notifications.remind();
        assertThat(shown()).isZero();
    }

    @Test
    void thePreviewCanBeHiddenAndAllOfThemSwitchedOff() throws Exception {
        preferences = preferences.with(Preview.HIDDEN);
        says("My card is 4711");
        takeLive();
        assertThat(shown()).isEqualTo(1);
        assertThat(told().getFirst()).isEqualTo(new Said("Maria", "New message"));
        preferences = preferences.with(NotificationMode.OFF);
        says("Hello?");
        takeLive();
        assertThat(shown()).isZero();
    }

    @Test
    void inQuietHoursThereAreNone() throws Exception {
        // It is ten o'clock in Rome.
        preferences = preferences.with(Optional.of(new QuietHours(LocalTime.of(9, 0), LocalTime.of(10, 30))));
        says("One");
        takeLive();
        assertThat(shown()).isZero();
        clock.moveTo(NOW.plus(Duration.ofHours(1)));
        says("Two");
        takeLive();
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void onlyWhereATicketTakesRepliesCanOneBeWrittenIntoANotification() {
        var recorded = new RecordedNotifications();
        try (var recording = new TicketNotifications(
                replica,
                recorded,
                () -> preferences,
                () -> new NotificationTexts(Locale.ENGLISH),
                () -> front,
                clock)) {
            journal.open("Luca");
            takeLive(recording);
            journal.open("Nora", Channel.EMAIL);
            takeLive(recording);
        }
        assertThat(recorded.shown())
                .extracting(notification -> notification.buttons().reply())
                .containsExactly("Reply", null);
    }

    private Entry read() {
        return journal.append(
                maria, new Change.ReadByAgent(ANNA.id(), journal.head().sequence()));
    }

    private void says(String text) {
        journal.shopperWrites(maria, text);
    }

    private void takeLive() {
        takeLive(notifications);
    }

    private void takeLive(TicketNotifications told) {
        take(true, told);
    }

    private void take(boolean live) {
        take(live, notifications);
    }

    /// What the journal has and the replica has not.
    private void take(boolean live, TicketNotifications told) {
        var known = Objects.requireNonNull(replica.position());
        assertThat(replica.apply(journal.after(known.sequence()), live).join()).isTrue();
        told.take(List.copyOf(changes));
        changes.clear();
    }

    private List<Said> told() throws Exception {
        return daemon.closeAll().stream()
                .filter(said -> !said.title().equals("Notifications work"))
                .toList();
    }

    /// How many are on the screen, when all that was said has been done.
    private long shown() throws Exception {
        var _ = notifier.show(new NotificationTexts(Locale.ENGLISH).test(true)).join();
        notifier.withdraw(new Topic.Test());
        var _ = notifier.show(new NotificationTexts(Locale.ENGLISH).test(true)).join();
        return daemon.shown() - 1;
    }
}
