package dev.sportello.relay.ticket;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// @param more whether there are older ones
record ResultPage<T>(List<T> newestFirst, boolean more) {
    private static final int MOST = 100;

    /// @param read gives so many of the newest, newest first
    static <T> ResultPage<T> of(int limit, IntFunction<List<T>> read) {
        var most = Math.clamp(limit, 1, MOST);
        var found = read.apply(most + 1);
        return new ResultPage<>(found.stream().limit(most).toList(), found.size() > most);
    }

    static long before(@Nullable Long sequence) {
        return sequence == null ? Long.MAX_VALUE : sequence;
    }
}
