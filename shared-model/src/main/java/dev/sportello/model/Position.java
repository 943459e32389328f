package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// How far a listener has seen a journal.
///
/// @param epoch names the journal itself; it differs after a restore from a backup, since numbers then begin to repeat
/// @param sequence of the last entry seen; 0 before the first
public record Position(UUID epoch, long sequence) {
    public Position {
        Objects.requireNonNull(epoch, "epoch");
        if (sequence < 0) {
            throw new IllegalArgumentException("A position is 0 or more, not " + sequence + ".");
        }
    }
}
