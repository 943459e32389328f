package dev.sportello.desktop.replica;

import java.time.Instant;
import java.util.Objects;

/// A draft and for which ticket it was begun.
///
/// @param at when it was last changed
record KeptDraft(Addressee to, Instant at, Draft draft) {
    KeptDraft {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(draft, "draft");
    }
}
