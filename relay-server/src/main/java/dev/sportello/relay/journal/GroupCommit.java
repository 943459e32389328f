package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/// The commands of one batch, executed in one transaction. It lives for that transaction, on the writer's
/// thread.
final class GroupCommit {

    /// SQLState classes of statements that are wrong in themselves: data, a violated constraint, syntax. A
    /// command that causes one would cause it again on the best of disks.
    private static final Set<String> OWN_FAULT = Set.of("22", "23", "42");

    private final JournalTransaction transaction;
    private final List<Submission> batch;

    /// The answers of earlier batches and of this one, as far as this one has to know them.
    private final Map<CommandId, Answer> answered;

    private final List<RelayFrame> answers = new ArrayList<>();

    GroupCommit(JournalTransaction transaction, AnsweredCommands commands, List<Submission> batch) {
        this.transaction = transaction;
        this.batch = batch;
        var ids = batch.stream()
                .map(Submission::command)
                .filter(JournalCommand::remembered)
                .map(JournalCommand::id)
                .toList();
        answered = commands.among(transaction.handle(), ids);
    }

    /// Carries out every command, and writes what they brought about.
    ///
    /// @throws LogMoved if another relay has written meanwhile
    /// @throws StorageFailed if the database failed
    /// @throws RuntimeException if one of the commands cannot be executed, by its own fault
    void carryOut() {
        try {
            batch.forEach(submission -> answers.add(carryOut(submission)));
            if (changed()) {
                transaction.write();
            }
        } catch (JdbiException e) {
            throw ownFault(e) ? e : new StorageFailed(e);
        }
    }

    private RelayFrame carryOut(Submission submission) {
        var command = submission.command();
        var earlier = command.remembered() ? answered.get(command.id()) : null;
        if (earlier != null) {
            return earlier.sender().equals(command.sender())
                    ? new RelayFrame.Done(command.id(), earlier.sequence())
                    : submission.refused(Refusal.of(ErrorKind.ID_TAKEN));
        }
        if (!command.turn().stands()) {
            return submission.refused(Refusal.of(ErrorKind.BUSY));
        }
        var head = transaction.sequence();
        try {
            var sequence = command.decision().decide(transaction);
            remember(command, sequence);
            return new RelayFrame.Done(command.id(), sequence);
        } catch (RefusedFrame e) {
            if (transaction.sequence() != head) {
                throw new IllegalStateException("A command was refused after it had appended entries.", e);
            }
            return submission.refused(e.refusal());
        }
    }

    private void remember(JournalCommand command, long sequence) {
        if (command.remembered()) {
            var answer = new Answer(command.id(), command.sender(), sequence);
            answered.put(command.id(), answer);
            transaction.answer(answer);
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

    /// Whether there is anything to keep.
    boolean changed() {
        return transaction.changed();
    }

    List<CommittedRow> rows() {
        return changed() ? transaction.committed() : List.of();
    }

    /// Answers every sender. Only when all is on disk and published.
    void answer() {
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).answer(answers.get(i));
        }
    }
}
