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
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.PowerCut;
import dev.sportello.relay.team.AgentSession;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever ends an agent's session is on the disk before anybody is told that it has ended. PostgreSQL's commits are
/// always forced; H2's are not.
class EndedSessionsTest {
    private static final Agent ANNA = admin(1, "anna");
    private static final Agent MARCO = admin(2, "marco");

    private final MovableClock clock = new MovableClock();
    private final Codec codec = new Codec();

    @TempDir
    Path folder;

    /// Something that ends Marco's session.
    private interface Ending {
        void end(Desk desk, AgentSession marco) throws Exception;
    }

    /// The relay's side of it all.
    private record Desk(Database database, AgentSessions sessions, Team team, Membership members) {}

    @BeforeEach
    void hire() throws Exception {
        try (var database = Database.open(new DatabaseConfig.Embedded(folder))) {
            var team = new Team(database);
            team.add(ANNA, "correct horse");
            team.add(MARCO, "correct horse");
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
                    var disable = new AgentBodies.ChangeAgent(new CommandId(UUID.randomUUID()), null, true);
                    var _ = desk.members().change(ANNA.party(), MARCO.id(), disable);
                }))
                .isFalse();
        try (var database = Database.open(new DatabaseConfig.Embedded(folder))) {
            assertThat(new Team(database).find(MARCO.id()))
                    .isNotNull()
                    .extracting(Agent::standing)
                    .isEqualTo(Agent.Standing.DISABLED);
            assertThat(count(database, "agent_session")).isZero();
        }
    }

    @Test
    void whatWasAcknowledgedOfTheTeamIsThereAfterAPowerCut() throws Exception {
        var invite =
                new AgentBodies.Invite(new CommandId(UUID.randomUUID()), "Eva Riva", "eva@shop.example", Role.AGENT);
        assertThat(standsAfterPowerCut((desk, marco) -> {
                    var _ = desk.members().invite(ANNA.party(), invite);
                }))
                .isTrue();
        try (var database = Database.open(new DatabaseConfig.Embedded(folder))) {
            assertThat(new Team(database).find("eva@shop.example")).isNotNull();
            assertThat(count(database, "invitation")).isEqualTo(1);
        }
    }

    /// Whether Marco's session stands when the power is back.
    private boolean standsAfterPowerCut(Ending ending) throws Exception {
        String token;
        try (var machine = new PowerCut(folder)) {
            var database = machine.database();
            var sessions = sessions(database);
            var team = new Team(database);
            var journal = Journal.open(database, codec, clock, JournalLimits.DEFAULT);
            var settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
            var tickets = new Tickets(journal, codec, settings, team);
            var members = new Membership(journal, team, tickets, UUID::randomUUID, new SecureRandom(), clock);
            var _ = journal.start();
            token = sessions.begin(MARCO, "laptop");
            database.force();
            ending.end(new Desk(database, sessions, team, members), sessions.require(token));
            machine.cut();
            journal.close();
        }
        try (var database = Database.open(new DatabaseConfig.Embedded(folder))) {
            return count(database, "agent_session where token_hash = '" + Tokens.hash(token) + "'") == 1;
        }
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
