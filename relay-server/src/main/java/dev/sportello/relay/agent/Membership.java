package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Party;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// How people come into the team, change in it, and leave it: each an entry of the journal. Thread-safe; every method
/// waits for the journal.
public final class Membership {
    private static final Duration INVITATION_LASTS = Duration.ofDays(7);

    /// 80 bits: nobody guesses one, however many are tried.
    private static final int CODE_LETTERS = 16;

    private final Journal journal;
    private final Database database;
    private final Team team;
    private final Tickets tickets;
    private final Supplier<UUID> ids;
    private final SecureRandom random;
    private final Clock clock;

    /// @param ids makes the id of an agent who is invited
    public Membership(
            Journal journal,
            Database database,
            Team team,
            Tickets tickets,
            Supplier<UUID> ids,
            SecureRandom random,
            Clock clock) {
        this.journal = journal;
        this.database = database;
        this.team = team;
        this.tickets = tickets;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// Invites somebody new, or again who has not come yet: then the earlier code is void.
    ///
    /// @throws RefusedFrame `email-taken`, `forbidden`, `input-invalid`
    AgentBodies.Invited invite(Party.ByAgent admin, AgentBodies.Invite body) throws RefusedFrame, InterruptedException {
        AgentFields.checkName(body.name());
        AgentFields.checkEmail(body.email());
        var code = ReadableCode.make(random, CODE_LETTERS);
        var expiresAt = clock.instant().plus(INVITATION_LASTS);
        var fresh = new AgentId(ids.get());
        // Not remembered: the code is kept nowhere, so the same answer could not be given twice.
        var _ = submit(admin, body.id(), false, rules -> rules.invite(admin, body, fresh, code, expiresAt));
        var invited = database.jdbi().withHandle(handle -> team.find(handle, body.email()));
        if (invited == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        return new AgentBodies.Invited(invited, code.printed(), expiresAt);
    }

    /// @return the agent who has come
    /// @throws RefusedFrame `invitation-wrong`, `password-too-weak`, `input-invalid`
    Agent accept(AgentBodies.AcceptInvitation body) throws RefusedFrame, InterruptedException {
        AgentFields.checkName(body.name());
        var code = ReadableCode.typed(body.code());
        var guest = database.jdbi().withHandle(handle -> Invitations.find(handle, code, clock.instant()));
        if (guest == null) {
            throw new RefusedFrame(ErrorKind.INVITATION_WRONG);
        }
        // Slow on purpose, and so only for who has a code.
        var hash = team.hash(body.password());
        var _ = JournalAnswer.sequence(journal.submit(new JournalCommand(
                new CommandId(UUID.randomUUID()),
                "agent:" + guest,
                false,
                transaction -> new TeamRules(transaction, team, tickets).accept(code, body.name(), hash))));
        var agent = database.jdbi().withHandle(handle -> team.find(handle, guest));
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.INVITATION_WRONG);
        }
        return agent;
    }

    /// @return the entry's sequence number
    /// @throws RefusedFrame `agent-unknown`, `forbidden`, `last-admin`
    long change(Party.ByAgent admin, AgentId agent, AgentBodies.ChangeAgent body)
            throws RefusedFrame, InterruptedException {
        return submit(admin, body.id(), true, rules -> rules.change(admin, agent, body));
    }

    /// Whether somebody is an admin, within a transaction.
    boolean isAdmin(Handle handle, AgentId agent) {
        return team.isAdmin(handle, agent);
    }

    /// Ends all sessions of an agent; closing the sockets is the door's.
    ///
    /// @throws RefusedFrame `agent-unknown`
    void signOutEverywhere(AgentId agent) throws RefusedFrame {
        if (database.jdbi().withHandle(handle -> team.find(handle, agent)) == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        database.jdbi().useHandle(handle -> AgentSessions.endAll(handle, agent));
        database.force();
    }

    @FunctionalInterface
    private interface Act {
        long carryOut(TeamRules rules) throws RefusedFrame;
    }

    private long submit(Party.ByAgent admin, CommandId id, boolean remembered, Act act)
            throws RefusedFrame, InterruptedException {
        return JournalAnswer.sequence(journal.submit(new JournalCommand(
                id,
                "agent:" + admin.agent(),
                remembered,
                transaction -> act.carryOut(new TeamRules(transaction, team, tickets)))));
    }
}
