package dev.sportello.wire;

import org.jspecify.annotations.Nullable;

/// The versions of the protocol that one side speaks, from the oldest to the newest.
public record Versions(int from, int to) {
    public Versions {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "Versions go from 1 or more upwards, not from " + from + " to " + to + ".");
        }
    }

    /// The version to speak with the other side: the newest that both know; null where there is none.
    public @Nullable Integer common(Versions other) {
        var newest = Math.min(to, other.to);
        return newest >= Math.max(from, other.from) ? newest : null;
    }

    /// Whether this side is the older one.
    public boolean olderThan(Versions other) {
        return to < other.to;
    }

    @Override
    public String toString() {
        return from == to ? "version " + from : "versions " + from + " to " + to;
    }
}
