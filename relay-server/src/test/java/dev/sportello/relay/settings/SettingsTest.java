package dev.sportello.relay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.WaitingMarks;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.FaultyDatabase;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RelayFrame;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SettingsTest extends OnBothDatabases {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Party.ByAgent ANNA = TestAgents.ANNA.party();

    private final Codec codec = new Codec();
    private Journal journal;
    private Settings settings;

    @BeforeEach
    void begin() {
        TestAgents.join(database(), TestAgents.ANNA, TestAgents.BRUNO);
        open();
    }

    private void open() {
        journal = Journal.open(database(), codec, new MovableClock(), JournalLimits.DEFAULT)
                .start();
        settings = new Settings(database(), journal, codec, new Team(database()), ROME);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void theFirstStartMakesSettingsThatWork() {
        var account = settings.account();
        assertThat(account.general().name()).isNotBlank();
        assertThat(account.general().zone()).isEqualTo(ROME);
        assertThat(account.general().signIn()).isNull();
        assertThat(account.webChat().welcome()).isNotBlank();
        assertThat(account.webChat().visibility()).isEqualTo(Visibility.SIGNED_IN_SHOPPERS);
        assertThat(account.hours().hours().isSet()).isFalse();
        assertThat(account.hours().withinReply()).isNotBlank();
        assertThat(account.hours().outsideReply()).isNotBlank();
    }

    @Test
    void whatIsSavedIsSeenAtOnceAndAfterARestart() throws Exception {
        var general = new SettingsPage.General(
                "Bottega",
                ZoneOffset.UTC,
                URI.create("https://shop.example/login"),
                null,
                URI.create("/terms"),
                List.of("it"),
                new WaitingMarks(Duration.ofMinutes(1), Duration.ofMinutes(2)),
                0);
        var saved = done(general);
        assertThat(settings.account().general()).isEqualTo(general.at(saved));
        done(hours(0));
        var before = settings.account();

        journal.close();
        var _ = reopen();
        open();
        assertThat(settings.account()).isEqualTo(before);
    }

    /// Also of a kind that the program did not have when the settings were made.
    @Test
    void aPageOfEachKindIsKeptAlsoWhereThereWasNone() throws Exception {
        database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "delete from settings_page where page not in" + " ('general', 'web-chat', 'hours')"));
        var saved = List.of(
                new SettingsPage.Retention(365, null, 0),
                new SettingsPage.Sites(List.of("https://shop.example"), 0),
                new SettingsPage.Channels(URI.create("https://chat.shop.example"), null, null, null, null, 0));
        for (SettingsPage page : saved) {
            var version = done(page);
            done(page.at(version));
        }
        var before = settings.account();
        assertThat(before.retention().ticketDays()).isEqualTo(365);
        assertThat(before.channels().address()).isNotNull();

        journal.close();
        var _ = reopen();
        open();
        assertThat(settings.account().retention()).isEqualTo(before.retention());
        assertThat(settings.account().sites()).isEqualTo(before.sites());
        assertThat(settings.account().channels()).isEqualTo(before.channels());
    }

    @Test
    void aPageThatThereWasNoneOfAtTheFirstStartIsSavedAllTheSame() {
        var saved = done(SettingsPage.Retention.NONE);
        var kept = database().jdbi().withHandle(settings::read);
        assertThat(kept.retention().version()).isEqualTo(saved);
        var again = done(kept.retention());
        assertThat(database().jdbi().withHandle(settings::read).retention().version())
                .isEqualTo(again);
    }

    @Test
    void aSaveOnAnOldVersionIsRefusedAndChangesNothing() {
        var first = done(welcome("Hello", 0));
        assertThat(refused(welcome("Ciao", 0))).isEqualTo(ErrorKind.SETTINGS_OUTDATED);
        assertThat(settings.account().webChat().welcome()).isEqualTo("Hello");
        done(welcome("Ciao", first));
        assertThat(settings.account().webChat().welcome()).isEqualTo("Ciao");
    }

    @Test
    void whatAnotherRelaySavesWhileThisOneStartsIsSeen() {
        try (var starting = Journal.open(database(), codec, new MovableClock(), JournalLimits.DEFAULT)) {
            var late = new Settings(database(), starting, codec, new Team(database()), ROME);
            var version = done(welcome("Hello", 0));
            starting.start();
            late.readAgain();
            assertThat(late.account()).isEqualTo(settings.account());
            var outdated = new SaveSettings(new CommandId(UUID.randomUUID()), welcome("Ciao", 0));
            assertThat(late.save(ANNA, outdated).join()).isInstanceOf(RelayFrame.Refused.class);
            var next = new SaveSettings(new CommandId(UUID.randomUUID()), welcome("Ciao", version));
            assertThat(late.save(ANNA, next).join()).isInstanceOf(RelayFrame.Done.class);
        }
    }

    @Test
    void twoWhoSaveDifferentPagesDoNotStandInEachOthersWay() {
        done(welcome("Hello", 0));
        done(hours(0));
        assertThat(settings.account().webChat().welcome()).isEqualTo("Hello");
        assertThat(settings.account().hours().hours().isSet()).isTrue();
    }

    @Test
    void aPageThatANewerRelayMadeIsKeptAndServed() throws Exception {
        var email = "{\"kind\":\"email\",\"host\":\"mail.example\",\"version\":7}";
        database()
                .jdbi()
                .useHandle(handle -> handle.execute("insert into settings_page values ('email', 7, ?)", email));
        journal.close();
        var _ = reopen();
        open();
        done(welcome("Hello", 0));
        assertThat(settings.account().pages()).contains(new SettingsPage.Unknown("email", email));
        var read = database().jdbi().withHandle(settings::read);
        assertThat(read).isEqualTo(settings.account());
    }

    @Test
    void theSameSaveAgainGetsTheSameAnswer() {
        var id = new CommandId(UUID.randomUUID());
        var first =
                settings.save(ANNA, new SaveSettings(id, welcome("Hello", 0))).join();
        assertThat(settings.save(ANNA, new SaveSettings(id, welcome("Hello", 0)))
                        .join())
                .isEqualTo(first);
        assertThat(journal.head().sequence()).isEqualTo(1);
    }

    @Test
    void whoIsNoAdminSavesNothing() {
        var before = settings.account();
        var answer = settings.save(
                        TestAgents.BRUNO.party(),
                        new SaveSettings(new CommandId(UUID.randomUUID()), welcome("Hello", 0)))
                .join();
        assertThat(((RelayFrame.Refused) answer).refusal().error()).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(settings.account()).isEqualTo(before);
    }

    @Test
    void whatTurnsOutToHaveBeenSavedIsSeen() throws Exception {
        journal.close();
        try (var faulty = new FaultyDatabase(config());
                var failing = Journal.open(faulty.database(), codec, new MovableClock(), JournalLimits.DEFAULT)
                        .start()) {
            var seen = new Settings(faulty.database(), failing, codec, new Team(faulty.database()), ROME);
            faulty.next(FaultyDatabase.Fault.AFTER_COMMIT);
            var answer = seen.save(ANNA, new SaveSettings(new CommandId(UUID.randomUUID()), welcome("Hello", 0)))
                    .join();
            assertThat(((RelayFrame.Refused) answer).refusal().error()).isEqualTo(ErrorKind.STORAGE_FAILED);
            await().untilAsserted(() -> assertThat(seen.account().webChat()).isEqualTo(welcome("Hello", 1)));
        }
    }

    @Test
    void aZoneOfTheFirstAdminThatCannotBeSavedIsToldInTheLog() throws Exception {
        journal.close();
        var log = (Logger) LoggerFactory.getLogger(Settings.class);
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        log.addAppender(told);
        try (var faulty = new FaultyDatabase(config());
                var failing = Journal.open(faulty.database(), codec, new MovableClock(), JournalLimits.DEFAULT)
                        .start()) {
            var begun = new Settings(faulty.database(), failing, codec, new Team(faulty.database()), ROME);
            faulty.next(FaultyDatabase.Fault.BEFORE_COMMIT);
            begun.begin(ANNA, "Asia/Tokyo");
            await().until(() -> !told.list.isEmpty());
            assertThat(begun.account().general().zone()).isEqualTo(ROME);
        } finally {
            log.detachAppender(told);
        }
        assertThat(told.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(told.list.getFirst().getFormattedMessage())
                .contains("Asia/Tokyo", ErrorKind.STORAGE_FAILED.sentence());
    }

    @Test
    void settingsThatBreakTheRulesAreRefusedByTheNamesOfTheirFields() {
        var answer = settings.save(
                        ANNA, new SaveSettings(new CommandId(UUID.randomUUID()), welcome("x".repeat(1_001), 0)))
                .join();
        var refusal = ((RelayFrame.Refused) answer).refusal();
        assertThat(refusal.error()).isEqualTo(ErrorKind.SETTINGS_INVALID);
        assertThat(refusal.sentence()).contains("welcome");
        assertThat(journal.head().sequence()).isZero();
    }

    private static SettingsPage.WebChat welcome(String text, long version) {
        return new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, text, version);
    }

    private static SettingsPage.Hours hours(long version) {
        var range = new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0));
        var hours = OfficeHours.of(Map.of(DayOfWeek.MONDAY, DayHours.of(range)), new TreeMap<>());
        return new SettingsPage.Hours(hours, "We are here", "We are closed", version);
    }

    private long done(SettingsPage page) {
        return ((RelayFrame.Done) save(page)).sequence();
    }

    private ErrorName refused(SettingsPage page) {
        return ((RelayFrame.Refused) save(page)).refusal().error();
    }

    private RelayFrame save(SettingsPage page) {
        return settings.save(ANNA, new SaveSettings(new CommandId(UUID.randomUUID()), page))
                .join();
    }
}
