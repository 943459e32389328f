package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who may have a new password, within one transaction. What was checked before it came to its turn is checked once
/// more. Only for the writer's thread.
public final class PasswordRules {
    private final JournalTransaction journal;
    private final Handle handle;
    private final Team team;
    private final TeamTransaction agents;

    public PasswordRules(JournalTransaction journal, Team team) {
        this.journal = journal;
        this.team = team;
        handle = journal.handle();
        agents = team.in(journal);
    }

    /// A new password as it is to be stored.
    ///
    /// @param access of the agent's sessions from now on
    public record NewPassword(String hash, UUID access) {
        @Override
        public String toString() {
            return "NewPassword[" + access + "]";
        }
    }

    /// Gives an agent another password, and ends all sessions but one.
    ///
    /// @param kept the session in which it was asked for
    /// @param earlier the hash of the password that was typed as the current one
    /// @return the sequence number to answer
    /// @throws RefusedFrame `session-expired`, `password-wrong`
    public long change(AgentSession kept, String earlier, NewPassword password) throws RefusedFrame {
        var id = kept.agent().id();
        if (!AgentSessions.stands(handle, kept.key())) {
            throw new RefusedFrame(ErrorKind.SESSION_EXPIRED);
        }
        if (!earlier.equals(Team.passwordHash(handle, id))) {
            throw new RefusedFrame(ErrorKind.PASSWORD_WRONG);
        }
        Team.setPassword(handle, id, password.hash);
        AgentSessions.endOthers(handle, kept, password.access);
        ResetCodes.remove(handle, id);
        return journal.append(new Change.PasswordChanged(id, false)).sequence();
    }

    /// Gives an agent a reset code; an earlier one is void. Sessions and password stay until it is used.
    ///
    /// @return the sequence number to answer
    /// @throws RefusedFrame `agent-unknown`, `forbidden`, and `input-invalid` for one's own
    public long give(Party.ByAgent by, AgentId id, ResetCode code) throws RefusedFrame {
        if (!agents.isAdmin(by.agent())) {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }
        if (by.agent().equals(id)) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID,
                    "A reset code is for somebody else. Change your own password instead.",
                    null);
        }
        if (!agents.works(id)) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        ResetCodes.put(handle, id, code, by.agent());
        return journal.append(new Change.ResetCodeGiven(by, id, code.expiresAt()))
                .sequence();
    }

    /// Uses a code up: an agent's reset code, or the operator's for an admin. Ends all sessions of the agent.
    ///
    /// @return the sequence number to answer
    /// @throws RefusedFrame `reset-code-wrong`
    public long reset(String email, ReadableCode code, NewPassword password) throws RefusedFrame {
        var agent = resettable(handle, email, code, journal.now());
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.RESET_CODE_WRONG);
        }
        if (AdminCodes.fits(handle, code, journal.now())) {
            AdminCodes.remove(handle);
        }
        renew(agent.id(), password);
        return journal.append(new Change.PasswordChanged(agent.id(), true)).sequence();
    }

    /// Uses the operator's code up where there is no admin: who has it is one from then on, the agent with that email
    /// or somebody new.
    ///
    /// @param fresh who it is where nobody has the email
    /// @return the sequence number to answer
    /// @throws RefusedFrame `setup-code-wrong`
    public long setUp(ReadableCode code, Agent fresh, NewPassword password) throws RefusedFrame {
        if (!AdminCodes.fits(handle, code, journal.now()) || team.admins(handle) > 0) {
            throw new RefusedFrame(ErrorKind.SETUP_CODE_WRONG);
        }
        AdminCodes.remove(handle);
        var known = Team.find(handle, fresh.email());
        var admin =
                known == null ? fresh : new Agent(known.id(), fresh.name(), known.email(), Role.ADMIN, Standing.ACTIVE);
        if (known == null) {
            agents.add(admin);
        } else {
            agents.update(admin);
        }
        Invitations.remove(handle, admin.id());
        renew(admin.id(), password);
        var changed = journal.append(new Change.AgentChanged(admin.party(), admin));
        if (known == null) {
            return changed.sequence();
        }
        // The sockets of the sessions that end with it are closed by this.
        return journal.append(new Change.PasswordChanged(admin.id(), true)).sequence();
    }

    private void renew(AgentId id, NewPassword password) {
        Team.setPassword(handle, id, password.hash);
        AgentSessions.endAll(handle, id, password.access);
        ResetCodes.remove(handle, id);
    }

    /// Who works here with that email, and may set a new password by the code; null for nobody.
    static @Nullable Agent resettable(Handle handle, String email, ReadableCode code, Instant now) {
        var agent = Team.find(handle, email);
        if (agent == null || !agent.active()) {
            return null;
        }
        var own = ResetCodes.fits(handle, agent.id(), code, now);
        return own || agent.admin() && AdminCodes.fits(handle, code, now) ? agent : null;
    }
}
