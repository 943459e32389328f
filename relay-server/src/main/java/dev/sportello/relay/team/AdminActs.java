package dev.sportello.relay.team;

import dev.sportello.model.Party;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.UUID;

/// Carries out what an admin wants, in one transaction of the journal's writer. The answer is not remembered:
/// it may hold what is shown once, and could not be given twice. Thread-safe.
///
/// @param team knows who is an admin
public record AdminActs(Journal journal, Team team) {

    /// Waits for the journal.
    ///
    /// @throws RefusedFrame `forbidden` where who was an admin when the request came is none any more; or
    ///     what the decision says
    public void carryOut(Party.ByAgent admin, JournalCommand.Decision decision)
            throws RefusedFrame, InterruptedException {
        var id = new CommandId(UUID.randomUUID());
        var _ = JournalAnswer.sequence(journal.submit(new JournalCommand(
                id, "agent:" + admin.agent(), false, transaction -> {
                    if (!team.in(transaction).isAdmin(admin.agent())) {
                        throw new RefusedFrame(ErrorKind.FORBIDDEN);
                    }
                    return decision.decide(transaction);
                })));
    }
}
