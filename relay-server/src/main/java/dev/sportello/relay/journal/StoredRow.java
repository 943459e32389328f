package dev.sportello.relay.journal;

/// A row of the log as it was found.
///
/// @param whole whether it is what was written: its checksum fits. Of any other row nothing can be trusted
record StoredRow(JournalRow row, boolean whole) {

    /// @throws DamagedRow if it is not whole
    JournalRow required() {
        if (!whole) {
            throw new DamagedRow(row.number());
        }
        return row;
    }
}
