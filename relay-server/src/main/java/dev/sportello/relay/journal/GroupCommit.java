package dev.sportello.relay.journal;

import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/// The commands of one batch, carried out in one transaction. It lives for that transaction, on the writer's
/// thread.
final class GroupCommit {

    /// SQLState classes of statements that are wrong in themselves: data, a violated constraint, syntax. A
    /// command that causes one would cause it again on the best of disks.
    private static final Set<String> OWN_FAULT = Set.of("22", "23", "42");

    private final JournalTransaction transaction;
    private final List<Submission> batch;
    private final long before;
    private final AnsweredCommands answered;
    private final List<RelayFrame> answers = new ArrayList<>();

    /// @param transaction of which the journal's head is locked
    GroupCommit(JournalTransaction transaction, List<Submission> batch) {
        this.transaction = transaction;
        this.batch = batch;
        before = transaction.sequence();
        answered = AnsweredCommands.among(
                transaction.handle(), batch.stream().map(Submission::command).toList());
    }

    /// Carries out every command, and writes what they brought about.
    ///
    /// @throws StorageFailed if the database failed
    /// @throws RuntimeException if one of the commands cannot be carried out, by its own fault
    void carryOut() {
        try {
            batch.forEach(submission -> answers.add(carryOut(submission)));
            if (changed()) {
                JournalTables.moveHead(transaction.handle(), transaction.sequence());
                answered.write(transaction.handle());
                transaction.write();
            }
        } catch (JdbiException e) {
            throw ownFault(e) ? e : new StorageFailed(e);
        }
    }

    private RelayFrame carryOut(Submission submission) {
        var command = submission.command();
        var earlier = command.remembered() ? answered.find(command.id()) : null;
        if (earlier != null) {
            return earlier.sender().equals(command.sender())
                    ? new RelayFrame.Done(command.id(), earlier.sequence())
                    : submission.refused(Refusal.of(ErrorKind.ID_TAKEN));
        }
        var head = transaction.sequence();
        try {
            var sequence = command.decision().decide(transaction);
            answered.add(command, sequence);
            return new RelayFrame.Done(command.id(), sequence);
        } catch (RefusedFrame e) {
            if (transaction.sequence() != head) {
                throw new IllegalStateException("A command was refused after it had appended entries.", e);
            }
            return submission.refused(e.refusal());
        }
    }

    /// A connection that broke or a disk that is full is nobody's own fault.
    private static boolean ownFault(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return OWN_FAULT.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return true;
    }

    /// The head as it was found.
    long before() {
        return before;
    }

    /// The head as this transaction leaves it.
    long after() {
        return transaction.sequence();
    }

    /// Whether there is anything to keep: entries, or the answers of commands that found everything done already.
    boolean changed() {
        return after() > before || answered.more();
    }

    void committed() {
        transaction.committed();
    }

    List<JournalEntry> entries(Codec codec) {
        return transaction.appended().stream()
                .map(row -> JournalEntry.of(
                        codec,
                        row.entry().sequence(),
                        row.entry().at(),
                        row.entry().ticket(),
                        row.shopper(),
                        row.change()))
                .toList();
    }

    /// Tells every sender. Only when all is on disk and published.
    void answer() {
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).answer(answers.get(i));
        }
    }
}
