package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The commands that were carried out, as far as one batch has to know them: those of earlier batches, read
/// in one query, and those of this batch. It lives for one transaction.
final class AnsweredCommands {
    private final Map<CommandId, Answer> known = new HashMap<>();
    private final Map<CommandId, Answer> added = new HashMap<>();

    record Answer(String sender, long sequence) {}

    private AnsweredCommands() {}

    static AnsweredCommands among(Handle handle, Collection<JournalCommand> commands) {
        var answered = new AnsweredCommands();
        var ids = commands.stream()
                .filter(JournalCommand::remembered)
                .map(command -> command.id().value())
                .toList();
        if (!ids.isEmpty()) {
            answered.read(handle, ids);
        }
        return answered;
    }

    private void read(Handle handle, List<UUID> ids) {
        handle.createQuery("select id, sender, sequence from answered_command where id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, _) -> known.put(
                        new CommandId(row.getObject("id", UUID.class)),
                        new Answer(row.getString("sender"), row.getLong("sequence"))))
                .list();
    }

    @Nullable
    Answer find(CommandId id) {
        return known.get(id);
    }

    void add(JournalCommand command, long sequence) {
        if (command.remembered()) {
            var answer = new Answer(command.sender(), sequence);
            known.put(command.id(), answer);
            added.put(command.id(), answer);
        }
    }

    /// Whether this batch has answers that have to be kept.
    boolean more() {
        return !added.isEmpty();
    }

    void write(Handle handle) {
        if (added.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("""
                insert into answered_command (id, sender, sequence) values (:id, :sender, :sequence)""")) {
            added.forEach((id, answer) -> batch.bind("id", id)
                    .bind("sender", answer.sender())
                    .bind("sequence", answer.sequence())
                    .add());
            var _ = batch.execute();
        }
    }
}
