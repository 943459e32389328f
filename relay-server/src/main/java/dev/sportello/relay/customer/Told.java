package dev.sportello.relay.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A fact, and as of when it was true.
record Told<T>(Instant asOf, T value) {
    Told {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(value, "value");
    }

    static <T> @Nullable Told<T> of(Instant asOf, @Nullable T value) {
        return value == null ? null : new Told<>(asOf, value);
    }

    /// The later of two. Of two as of the same instant always the same one, whichever came first; what is missing
    /// takes nothing away.
    ///
    /// @param ties which value counts of those as of one instant: the greater one
    static <T> @Nullable Told<T> later(@Nullable Told<T> one, @Nullable Told<T> other, Comparator<? super T> ties) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        var order = one.asOf.compareTo(other.asOf);
        return order > 0 || order == 0 && ties.compare(one.value, other.value) >= 0 ? one : other;
    }

    static <T> @Nullable Told<T> later(@Nullable Told<T> one, @Nullable Told<T> other) {
        return later(one, other, Comparator.comparing(Object::toString));
    }
}
