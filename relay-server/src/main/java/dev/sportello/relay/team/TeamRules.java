package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who may come into the team, and as what, within one transaction. Only for the writer's thread.
public final class TeamRules {
    private final JournalTransaction journal;
    private final Handle handle;
    private final Team team;
    private final TeamTransaction agents;

    public TeamRules(JournalTransaction journal, Team team) {
        this.journal = journal;
        this.team = team;
        handle = journal.handle();
        agents = team.in(journal);
    }

    /// Invites somebody new, or again who has not come yet.
    ///
    /// @param fresh the id of somebody new
    /// @return the sequence number to answer
    /// @throws RefusedFrame `email-taken`, `forbidden`
    public long invite(Party.ByAgent by, TeamBodies.Invite body, AgentId fresh, Invitation invitation)
            throws RefusedFrame {
        requireAdmin(by);
        var known = Team.find(handle, body.email());
        if (known != null && !neverCame(known)) {
            throw new RefusedFrame(ErrorKind.EMAIL_TAKEN);
        }
        var id = known == null ? fresh : known.id();
        var invited = new Agent(id, body.name().strip(), Team.lower(body.email()), body.role(), Standing.INVITED);
        if (known == null) {
            agents.add(invited);
        } else {
            agents.update(invited);
        }
        Invitations.put(handle, id, invitation, by.agent());
        return journal.append(new Change.AgentChanged(by, invited)).sequence();
    }

    /// Uses an invitation up.
    ///
    /// @param access of the agent's sessions to come
    /// @return the sequence number to answer
    /// @throws RefusedFrame `invitation-wrong`
    public long accept(ReadableCode code, String name, String passwordHash, UUID access) throws RefusedFrame {
        var invited = invited(code);
        var agent = new Agent(invited.id(), name.strip(), invited.email(), invited.role(), Standing.ACTIVE);
        agents.update(agent);
        Team.setPassword(handle, agent.id(), passwordHash);
        AgentSessions.endAll(handle, agent.id(), access);
        Invitations.remove(handle, agent.id());
        return journal.append(new Change.AgentChanged(agent.party(), agent)).sequence();
    }

    private Agent invited(ReadableCode code) throws RefusedFrame {
        var id = Invitations.find(handle, code, journal.now());
        var agent = id == null ? null : agents.find(id);
        if (agent == null || agent.standing() != Standing.INVITED) {
            throw new RefusedFrame(ErrorKind.INVITATION_WRONG);
        }
        return agent;
    }

    /// Gives an agent another role, disables, or takes back: who comes back needs a new password, by a reset code. With
    /// the role of an admin end the codes that this admin has given. The entry is the caller's to append.
    ///
    /// @return the agent as they are now
    /// @throws RefusedFrame `agent-unknown`, `last-admin`, `forbidden`
    public Agent change(Party.ByAgent by, AgentId id, TeamBodies.ChangeAgent body) throws RefusedFrame {
        requireAdmin(by);
        var before = agents.find(id);
        if (before == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        var role = Objects.requireNonNullElse(body.role(), before.role());
        var after = new Agent(id, before.name(), before.email(), role, standing(before, body.disabled()));
        if (before.admin() && !after.admin() && !team.hasAnotherAdmin(handle, id)) {
            throw new RefusedFrame(ErrorKind.LAST_ADMIN);
        }
        agents.update(after);
        if (!after.admin()) {
            Invitations.removeGivenBy(handle, id);
            ResetCodes.removeGivenBy(handle, id);
        }
        if (!after.active() || !before.active()) {
            AgentSessions.endAll(handle, id, UUID.randomUUID());
        }
        if (after.standing() == Standing.DISABLED) {
            Invitations.remove(handle, id);
            ResetCodes.remove(handle, id);
        }
        if (after.active() && !before.active()) {
            Team.removePassword(handle, id);
        }
        return after;
    }

    /// The request was an admin's when it came; but one whom another admin has disabled since must change nothing more.
    private void requireAdmin(Party.ByAgent by) throws RefusedFrame {
        if (!agents.isAdmin(by.agent())) {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }
    }

    private static Standing standing(Agent before, @Nullable Boolean disabled) {
        if (disabled == null) {
            return before.standing();
        }
        if (disabled) {
            return Standing.DISABLED;
        }
        return before.standing() == Standing.DISABLED ? Standing.ACTIVE : before.standing();
    }

    private boolean neverCame(Agent agent) {
        return !agent.active() && !Team.hasCome(handle, agent.id());
    }
}
