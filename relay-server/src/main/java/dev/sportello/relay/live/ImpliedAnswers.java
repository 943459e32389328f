package dev.sportello.relay.live;

import dev.sportello.model.Change;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which commands a listener need not be told are done: a message's own entry says so (`docs/protocol/commands.md`).
/// Not thread-safe: guarded by the listener's lock.
final class ImpliedAnswers {
    private List<EntryBatch> latest = List.of();
    private final Set<CommandId> answered = new HashSet<>(2);

    /// What was published last, and is on its way to the listener.
    void queued(List<EntryBatch> batches) {
        latest = batches;
        answered.clear();
    }

    void forget() {
        queued(List.of());
    }

    /// Whether this answer may be left out. Asked for the same command a second time, it says no: then the command was
    /// sent again, and no entry comes again.
    boolean answers(RelayFrame frame) {
        return frame instanceof RelayFrame.Done done
                && !answered.contains(done.id())
                && latest.stream().anyMatch(batch -> says(batch.find(done.sequence()), done))
                && answered.add(done.id());
    }

    private static boolean says(@Nullable JournalEntry entry, RelayFrame.Done done) {
        return entry != null
                && entry.entry().change() instanceof Change.HasText said
                && said.message().id().equals(done.id().message());
    }
}
