package dev.sportello.relay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.CutDisk;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.team.Admission;
import dev.sportello.relay.team.AgentSession;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.TeamBodies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever ends an agent's session is on the disk before anybody is told that it has ended. PostgreSQL's commits are
/// always forced; H2's are not.
@Tag("long")
class EndedSessionsTest {
    private static final String PASSWORD = "correct horse";
    private static final Agent ANNA = admin(1, "anna");
    private static final Agent MARCO = admin(2, "marco");

    /// Of what was not forced, nothing is there.
    private static final RandomGenerator WORST = new Random() {
        private static final long serialVersionUID = 1;

        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }
    };

    private final MovableClock clock = new MovableClock();
    private final Codec codec = new Codec();

    @TempDir
    Path folder;

    /// Something that ends Marco's session.
    private interface Ending {
        void end(Desk desk, AgentSession marco) throws Exception;
    }

    /// The relay's side of it all.
    private record Desk(Database database, AgentSessions sessions, Membership members, PasswordChanges passwords) {}

    @BeforeEach
    void hire() throws Exception {
        try (var database = Database.open(new DatabaseConfig.Embedded(folder))) {
            var team = new Team(database);
            team.add(ANNA, PASSWORD);
            team.add(MARCO, PASSWORD);
        }
    }

    @Test
    void aPowerCutTakesWhatWasNotForced() throws Exception {
        assertThat(standsAfterPowerCut((desk, marco) ->
                        desk.database().jdbi().useHandle(handle -> handle.execute("delete from agent_session"))))
                .isTrue();
    }

    @Test
    void noPowerCutBringsBackASessionThatWasSignedOut() throws Exception {
        assertThat(standsAfterPowerCut((desk, marco) -> desk.sessions().end(marco)))
                .isFalse();
    }

    @Test
    void noPowerCutBringsBackASessionThatAnAdminHasEnded() throws Exception {
        assertThat(standsAfterPowerCut((desk, marco) -> desk.members().signOutEverywhere(MARCO.id())))
                .isFalse();
    }

    @Test
    void noPowerCutBringsBackTheSessionOfADisabledAgentNorTheAgent() throws Exception {
        assertThat(standsAfterPowerCut((desk, marco) -> {
                    var disable = new TeamBodies.ChangeAgent(new CommandId(UUID.randomUUID()), null, true);
                    var _ = desk.members().change(ANNA.party(), MARCO.id(), disable);
                }))
                .isFalse();
        try (var database = Database.open(new DatabaseConfig.Embedded(folder.resolve("after")))) {
            assertThat(new Team(database).find(MARCO.id()))
                    .isNotNull()
                    .extracting(Agent::standing)
                    .isEqualTo(Agent.Standing.DISABLED);
            assertThat(count(database, "agent_session")).isZero();
        }
    }

    @Test
    void noPowerCutBringsBackTheOtherSessionsOfWhoChangesThePassword() throws Exception {
        assertThat(standsAfterPowerCut((desk, marco) -> {
                    var phone = desk.sessions().begin(admitted(desk.database()), "phone");
                    desk.passwords()
                            .change(
                                    desk.sessions().require(phone),
                                    new TeamBodies.ChangePassword(PASSWORD, "battery staple"));
                }))
                .isFalse();
        try (var database = Database.open(new DatabaseConfig.Embedded(folder.resolve("after")))) {
            assertThat(new Team(database).admit(MARCO.email(), PASSWORD, true)).isNull();
            assertThat(new Team(database).admit(MARCO.email(), "battery staple", true))
                    .isNotNull();
        }
    }

    @Test
    void noPowerCutBringsBackTheSessionsOfWhoWasGivenANewPassword() throws Exception {
        assertThat(standsAfterPowerCut((desk, marco) -> {
                    var code = desk.passwords().give(ANNA.party(), MARCO.id()).code();
                    var reset = new TeamBodies.ResetPassword(MARCO.email(), code, "battery staple", "laptop", null);
                    var _ = desk.passwords().reset(reset);
                }))
                .isFalse();
    }

    @Test
    void whatWasAcknowledgedOfTheTeamIsThereAfterAPowerCut() throws Exception {
        var invite =
                new TeamBodies.Invite(new CommandId(UUID.randomUUID()), "Eva Riva", "eva@shop.example", Role.AGENT);
        assertThat(standsAfterPowerCut((desk, marco) -> {
                    var _ = desk.members().invite(ANNA.party(), invite);
                }))
                .isTrue();
        try (var database = Database.open(new DatabaseConfig.Embedded(folder.resolve("after")))) {
            assertThat(new Team(database).find("eva@shop.example")).isNotNull();
            assertThat(count(database, "invitation")).isEqualTo(1);
        }
    }

    /// Whether Marco's session stands when the power is back.
    private boolean standsAfterPowerCut(Ending ending) throws Exception {
        String token;
        var after = folder.resolve("after");
        try (var disk = CutDisk.open(folder)) {
            var database = disk.database();
            var sessions = sessions(database);
            var team = new Team(database);
            var journal = Journal.open(database, codec, clock, JournalLimits.DEFAULT);
            var settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
            var tickets = new Tickets(journal, codec, settings, team);
            var members = new Membership(journal, team, tickets, UUID::randomUUID, new SecureRandom(), clock);
            var _ = journal.start();
            var passwords = new PasswordChanges(journal, team, UUID::randomUUID, new SecureRandom(), clock);
            token = sessions.begin(admitted(database), "laptop");
            database.force();
            ending.end(new Desk(database, sessions, members, passwords), sessions.require(token));
            disk.cutAfter(0);
            journal.close();
            var _ = disk.copyTo(Files.createDirectory(after), WORST);
        }
        try (var database = Database.open(new DatabaseConfig.Embedded(after))) {
            return sessions(database).stands(Tokens.hash(token));
        }
    }

    private static Admission admitted(Database database) throws RefusedFrame {
        return Objects.requireNonNull(new Team(database).admit(MARCO.email(), PASSWORD, true));
    }

    private static long count(Database database, String what) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + what)
                        .mapTo(Long.class)
                        .one());
    }

    private AgentSessions sessions(Database database) {
        return new AgentSessions(database, new Tokens(new SecureRandom()), clock);
    }

    private static Agent admin(long number, String name) {
        return new Agent(new AgentId(new UUID(2, number)), name, name + "@shop.example", Role.ADMIN);
    }
}
