package dev.sportello.desktop.replica;

import java.util.UUID;

/// Which page of the snapshot is wanted next.
///
/// @param epoch of the journal whose snapshot it is
/// @param before the number below which its tickets lie; [Long#MAX_VALUE] for the first page
public record PageRequest(UUID epoch, long before) {
    public boolean first() {
        return before == Long.MAX_VALUE;
    }
}
