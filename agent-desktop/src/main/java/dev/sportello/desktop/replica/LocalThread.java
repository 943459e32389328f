package dev.sportello.desktop.replica;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import java.util.List;

/// The end of one ticket's thread as the desktop holds it, and what the agent wrote since: both of one moment, so that
/// no message is in both.
///
/// @param entries oldest first and without holes; [#complete] says whether older ones exist on the relay
/// @param queued in the order in which they were written
public record LocalThread(List<Entry> entries, List<QueuedCommand> queued) {
    /// Entries, at most: a thread may be longer than memory bears.
    static final int MOST = 300;

    public LocalThread {
        entries = List.copyOf(entries);
        queued = List.copyOf(queued);
    }

    /// Whether the thread is here from its first entry on, so that there is nothing older to load.
    public boolean complete() {
        return !entries.isEmpty() && entries.getFirst().change() instanceof Change.TicketOpened;
    }
}
