package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.team.Admission;
import dev.sportello.relay.team.AgentFields;
import dev.sportello.relay.team.AgentSession;
import dev.sportello.relay.team.PasswordRules;
import dev.sportello.relay.team.PasswordRules.NewPassword;
import dev.sportello.relay.team.ReadableCode;
import dev.sportello.relay.team.ResetCode;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// How agents come to another password: each an entry of the journal, and on the disk before it is answered.
/// Thread-safe; every method waits for the journal.
final class PasswordChanges {
    private final Journal journal;
    private final Team team;
    private final Supplier<UUID> ids;
    private final SecureRandom random;
    private final Clock clock;

    /// @param ids makes the id of an admin who is new
    PasswordChanges(Journal journal, Team team, Supplier<UUID> ids, SecureRandom random, Clock clock) {
        this.journal = journal;
        this.team = team;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// Changes one's own, and ends all one's other sessions.
    ///
    /// @throws RefusedFrame `password-wrong`, `password-too-weak`, `input-invalid`, `session-expired`, `busy`
    void change(AgentSession session, TeamBodies.ChangePassword body) throws RefusedFrame, InterruptedException {
        AgentFields.checkPassword(body.password());
        var earlier = team.verify(session.agent().id(), body.current());
        if (earlier == null) {
            throw new RefusedFrame(ErrorKind.PASSWORD_WRONG);
        }
        var password = made(body.password());
        submit(
                session.agent().id(),
                transaction -> new PasswordRules(transaction, team).change(session, earlier, password));
    }

    /// Gives an agent a code for a new password; an earlier one is void.
    ///
    /// @throws RefusedFrame `agent-unknown`, `forbidden`, `input-invalid`
    TeamBodies.ResetCode give(Party.ByAgent admin, AgentId id) throws RefusedFrame, InterruptedException {
        var code = ResetCode.make(random, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        submit(admin.agent(), transaction -> new PasswordRules(transaction, team).give(admin, id, code));
        return new TeamBodies.ResetCode(found(id), code.code().printed(), code.expiresAt());
    }

    /// Sets a new password by a reset code, or by the operator's for an admin.
    ///
    /// @throws RefusedFrame `reset-code-wrong`, `password-too-weak`, `input-invalid`, `busy`
    Admission reset(TeamBodies.ResetPassword body) throws RefusedFrame, InterruptedException {
        var code = ReadableCode.typed(body.code());
        var agent = team.resettable(body.email(), code, clock.instant());
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.RESET_CODE_WRONG);
        }
        // Slow on purpose, and so only for who has a code.
        var password = made(body.password());
        submit(agent, transaction -> new PasswordRules(transaction, team).reset(body.email(), code, password));
        return new Admission(found(agent), password.access());
    }

    /// Whether a code is the operator's, and there is no admin.
    boolean isForSetUp(String code) {
        return team.maySetUp(ReadableCode.typed(code), clock.instant());
    }

    /// Makes the one an admin who has the operator's code, where there is none.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, `busy`
    Admission setUp(TeamBodies.FirstAdmin body) throws RefusedFrame, InterruptedException {
        var admin = new Agent(new AgentId(ids.get()), body.name().strip(), Team.lower(body.email()), Role.ADMIN);
        var password = made(body.password());
        var code = ReadableCode.typed(body.code());
        submit(admin.id(), transaction -> new PasswordRules(transaction, team).setUp(code, admin, password));
        var made = team.find(admin.email());
        return new Admission(made == null ? admin : made, password.access());
    }

    private NewPassword made(String password) throws RefusedFrame {
        return new NewPassword(team.hash(password), UUID.randomUUID());
    }

    private Agent found(AgentId id) throws RefusedFrame {
        var agent = team.find(id);
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
        return agent;
    }

    /// Not remembered: neither a code nor a password is kept, so the same answer could not be given twice.
    private void submit(AgentId sender, JournalCommand.Decision decision) throws RefusedFrame, InterruptedException {
        var id = new CommandId(UUID.randomUUID());
        var _ = JournalAnswer.sequence(journal.submit(new JournalCommand(id, "agent:" + sender, false, decision)));
    }
}
