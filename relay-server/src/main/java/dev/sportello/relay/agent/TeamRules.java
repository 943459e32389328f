package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who may come into the team, and as what, within one transaction. Each act returns the sequence number to answer.
/// Only for the writer's thread.
final class TeamRules {
    private final JournalTransaction journal;
    private final Team team;
    private final Tickets tickets;

    TeamRules(JournalTransaction journal, Team team, Tickets tickets) {
        this.journal = journal;
        this.team = team;
        this.tickets = tickets;
    }

    /// Invites somebody new, or again who has not come yet.
    ///
    /// @param fresh the id of somebody new
    /// @throws RefusedFrame `email-taken`, `forbidden`
    long invite(Party.ByAgent by, AgentBodies.Invite body, AgentId fresh, ReadableCode code, Instant expiresAt)
            throws RefusedFrame {
        requireAdmin(by);
        var known = team.find(journal.handle(), body.email());
        if (known != null && !neverCame(known)) {
            throw new RefusedFrame(ErrorKind.EMAIL_TAKEN);
        }
        var id = known == null ? fresh : known.id();
        var invited = new Agent(id, body.name().strip(), Team.lower(body.email()), body.role(), Standing.INVITED);
        if (known == null) {
            Team.insert(journal.handle(), invited, null);
        } else {
            team.update(journal.handle(), invited);
        }
        Invitations.put(journal.handle(), id, code, expiresAt);
        return journal.append(new Change.AgentChanged(by, invited)).sequence();
    }

    /// Uses an invitation up.
    ///
    /// @throws RefusedFrame `invitation-wrong`
    long accept(ReadableCode code, String name, String passwordHash) throws RefusedFrame {
        var invited = invited(code);
        var agent = new Agent(invited.id(), name.strip(), invited.email(), invited.role(), Standing.ACTIVE);
        team.update(journal.handle(), agent);
        team.setPassword(journal.handle(), agent.id(), passwordHash);
        Invitations.remove(journal.handle(), agent.id());
        return journal.append(new Change.AgentChanged(agent.party(), agent)).sequence();
    }

    private Agent invited(ReadableCode code) throws RefusedFrame {
        var id = Invitations.find(journal.handle(), code, journal.now());
        var agent = id == null ? null : team.find(journal.handle(), id);
        if (agent == null || agent.standing() != Standing.INVITED) {
            throw new RefusedFrame(ErrorKind.INVITATION_WRONG);
        }
        return agent;
    }

    /// Gives an agent another role, disables, or takes back: who has never come in is then invited again first.
    /// The live tickets of who is disabled are nobody's then, or nobody would answer them.
    ///
    /// @throws RefusedFrame `agent-unknown`, `last-admin`, `forbidden`
    long change(Party.ByAgent by, AgentId id, AgentBodies.ChangeAgent body) throws RefusedFrame {
        requireAdmin(by);
        var before = team.find(journal.handle(), id);
        if (before == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        var role = Objects.requireNonNullElse(body.role(), before.role());
        var after = new Agent(id, before.name(), before.email(), role, standing(before, body.disabled()));
        if (after.active() && neverCame(before)) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        if (before.admin() && !after.admin() && admins() == 1) {
            throw new RefusedFrame(ErrorKind.LAST_ADMIN);
        }
        team.update(journal.handle(), after);
        // Also for who comes back: a sign-in that was under way while its agent was disabled may have left a session.
        if (!after.active() || !before.active()) {
            AgentSessions.endAll(journal.handle(), id);
        }
        if (after.standing() == Standing.DISABLED) {
            Invitations.remove(journal.handle(), id);
            tickets.release(journal, by, id);
        }
        return journal.append(new Change.AgentChanged(by, after)).sequence();
    }

    /// The door has seen an admin; but one whom another admin has just disabled must not strike back from the queue.
    private void requireAdmin(Party.ByAgent by) throws RefusedFrame {
        if (!team.isAdmin(journal.handle(), by.agent())) {
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
        return !agent.active() && !team.hasPassword(journal.handle(), agent.id());
    }

    private long admins() {
        return team.all(journal.handle()).stream()
                .filter(agent -> agent.active() && agent.role() == Role.ADMIN)
                .count();
    }
}
