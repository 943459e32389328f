package dev.sportello.relay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.TeamBodies.ChangeAgent;
import dev.sportello.wire.TeamBodies.Invite;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A request that was authorized may wait in the journal's queue: here it is executed too late.
class MembershipTest extends OnBothDatabases {
    private static final Agent ANNA = admin(1, "Anna");
    private static final Agent MARCO = admin(2, "Marco");

    private final MovableClock clock = new MovableClock();
    private @Nullable Journal journal;
    private @Nullable Membership members;

    @BeforeEach
    void open() throws Exception {
        var codec = new Codec();
        var team = new Team(database());
        var _ = team.add(ANNA, "correct horse");
        var _ = team.add(MARCO, "correct horse");
        journal = Journal.open(database(), codec, clock, JournalLimits.DEFAULT);
        var settings = new Settings(database(), journal, codec, team, ZoneOffset.UTC);
        var tickets = new Tickets(journal, codec, settings, team);
        var _ = journal.start();
        members = new Membership(journal, team, tickets, UUID::randomUUID, new SecureRandom(), clock);
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(journal).close();
    }

    @Test
    void anAdminWhomAnotherHasDisabledChangesNobody() throws Exception {
        change(ANNA, MARCO, null, true);
        assertThat(error(() -> change(MARCO, ANNA, null, true))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(() -> change(MARCO, MARCO, null, false))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(standing())
                .containsExactly(
                        ANNA, new Agent(MARCO.id(), "Marco", MARCO.email(), Role.ADMIN, Agent.Standing.DISABLED));
    }

    @Test
    void whoIsAnAdminNoMoreInvitesNobody() throws Exception {
        change(ANNA, MARCO, Role.AGENT, null);
        var invite = new Invite(id(), "Eva Riva", "eva@shop.example", Role.ADMIN);
        assertThat(error(() -> members().invite(MARCO.party(), invite))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(standing()).extracting(Agent::name).containsExactly("Anna", "Marco");
    }

    private void change(Agent by, Agent whom, @Nullable Role role, @Nullable Boolean disabled)
            throws RefusedFrame, InterruptedException {
        var _ = members().change(by.party(), whom.id(), new ChangeAgent(id(), role, disabled));
    }

    private List<Agent> standing() {
        return new Team(database()).all();
    }

    private Membership members() {
        return Objects.requireNonNull(members);
    }

    private static Agent admin(long number, String name) {
        return new Agent(
                new AgentId(new UUID(2, number)), name, name.toLowerCase(Locale.ROOT) + "@shop.example", Role.ADMIN);
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID());
    }

    private static ErrorName error(ThrowingCallable call) {
        return catchThrowableOfType(RefusedFrame.class, call).refusal().error();
    }
}
