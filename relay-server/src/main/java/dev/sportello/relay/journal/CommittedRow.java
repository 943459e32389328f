package dev.sportello.relay.journal;

import dev.sportello.model.Change;
import java.util.List;

/// A row of the log that is on disk, as those see it who follow the log.
///
/// @param number of the row
/// @param end the sequence number of the last entry up to and with this row
/// @param entries in order; without those that were taken out
public record CommittedRow(long number, long end, List<JournalEntry> entries, List<Answer> answers) {
    public CommittedRow {
        entries = List.copyOf(entries);
        answers = List.copyOf(answers);
    }

    /// Whether earlier entries are taken out from here on.
    boolean erases() {
        return entries.stream().anyMatch(entry -> entry.entry().change() instanceof Change.Erases);
    }
}
