package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.team.Admission;
import dev.sportello.relay.team.AgentFields;
import dev.sportello.relay.team.Invitation;
import dev.sportello.relay.team.ReadableCode;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.team.TeamRules;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/// How people come into the team, change in it, and leave it: each an entry of the journal. Thread-safe; every
/// method waits for the journal.
public final class Membership {
    private final Journal journal;
    private final Team team;
    private final Tickets tickets;
    private final Supplier<UUID> ids;
    private final SecureRandom random;
    private final Clock clock;

    /// @param ids makes the id of an agent who is invited
    public Membership(
            Journal journal, Team team, Tickets tickets, Supplier<UUID> ids, SecureRandom random, Clock clock) {
        this.journal = journal;
        this.team = team;
        this.tickets = tickets;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// Adds the first admin of all, whose fields have been checked, and uses the setup code up.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, `busy`
    Admission firstAdmin(TeamBodies.FirstAdmin body) throws RefusedFrame {
        var admin = new Agent(new AgentId(ids.get()), body.name().strip(), Team.lower(body.email()), Role.ADMIN);
        return team.addFirst(admin, body.password(), body.code());
    }

    /// Invites somebody new, or again who has not come yet: then the earlier code is void.
    ///
    /// @throws RefusedFrame `email-taken`, `forbidden`, `input-invalid`
    TeamBodies.Invited invite(Party.ByAgent admin, TeamBodies.Invite body) throws RefusedFrame, InterruptedException {
        AgentFields.checkName(body.name());
        AgentFields.checkEmail(body.email());
        var invitation = Invitation.make(random, clock.instant());
        var fresh = new AgentId(ids.get());
        // Not remembered: the code is kept nowhere, so the same answer could not be given twice.
        var _ = submit(
                admin,
                body.id(),
                false,
                transaction -> new TeamRules(transaction, team).invite(admin, body, fresh, invitation));
        var invited = team.find(body.email());
        if (invited == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        return new TeamBodies.Invited(invited, invitation.code().printed(), invitation.expiresAt());
    }

    /// @return the agent who has come
    /// @throws RefusedFrame `invitation-wrong`, `password-too-weak`, `input-invalid`
    Admission accept(TeamBodies.AcceptInvitation body) throws RefusedFrame, InterruptedException {
        AgentFields.checkName(body.name());
        var code = ReadableCode.typed(body.code());
        var guest = team.invited(code, clock.instant());
        if (guest == null) {
            throw new RefusedFrame(ErrorKind.INVITATION_WRONG);
        }
        // Slow on purpose, and so only for who has a code.
        var hash = team.hash(body.password());
        var access = UUID.randomUUID();
        var _ = JournalAnswer.sequence(journal.submit(new JournalCommand(
                new CommandId(UUID.randomUUID()),
                "agent:" + guest,
                false,
                transaction -> new TeamRules(transaction, team).accept(code, body.name(), hash, access))));
        var agent = team.find(guest);
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.INVITATION_WRONG);
        }
        return new Admission(agent, access);
    }

    /// Gives an agent another role, disables, or takes back: without a password, which a reset code sets. The live
    /// tickets of who is disabled are nobody's then, or nobody would answer them.
    ///
    /// @return the entry's sequence number
    /// @throws RefusedFrame `agent-unknown`, `forbidden`, `last-admin`
    long change(Party.ByAgent admin, AgentId agent, TeamBodies.ChangeAgent body)
            throws RefusedFrame, InterruptedException {
        return submit(admin, body.id(), true, transaction -> {
            var after = new TeamRules(transaction, team).change(admin, agent, body);
            if (after.standing() == Agent.Standing.DISABLED) {
                tickets.release(transaction, admin, agent);
            }
            return transaction.append(new Change.AgentChanged(admin, after)).sequence();
        });
    }

    /// Ends all sessions of an agent; the sockets are closed by [DisabledAgents].
    ///
    /// @throws RefusedFrame `agent-unknown`
    void signOutEverywhere(AgentId agent) throws RefusedFrame {
        if (team.find(agent) == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        team.signOutEverywhere(agent);
    }

    private long submit(Party.ByAgent admin, CommandId id, boolean remembered, JournalCommand.Decision decision)
            throws RefusedFrame, InterruptedException {
        return JournalAnswer.sequence(
                journal.submit(new JournalCommand(id, "agent:" + admin.agent(), remembered, decision)));
    }
}
