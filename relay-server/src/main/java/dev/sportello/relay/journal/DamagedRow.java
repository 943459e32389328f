package dev.sportello.relay.journal;

/// A row of the log is not what was written: its checksum or its lines are wrong. Nothing of it is served.
public final class DamagedRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedRow(long number) {
        super("Row " + number + " of the journal is damaged. Stop the relay, check the disk, and restore a backup.");
    }
}
