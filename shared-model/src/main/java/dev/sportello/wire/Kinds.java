package dev.sportello.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The kinds of a sealed interface, by the names that they carry as `kind`. Immutable.
///
/// @param unknown makes what stands for a kind that is not among them; null where such a kind is always refused
record Kinds<T>(
        Class<T> root,
        @Nullable Unknown<T> unknown,
        Map<String, Class<? extends T>> classes,
        Map<Class<? extends T>, String> names) {

    /// Makes what stands for a kind that is newer than this program.
    interface Unknown<T> {
        /// @param quiet whether it says so of itself
        /// @param json all of it
        T of(String kind, boolean quiet, String json);
    }

    /// @throws IllegalArgumentException if a kind has two names
    static <T> Kinds<T> of(Class<T> root, @Nullable Unknown<T> unknown, Map<String, Class<? extends T>> classes) {
        var names = new HashMap<Class<? extends T>, String>();
        classes.forEach((name, kind) -> {
            if (names.put(kind, name) != null) {
                throw new IllegalArgumentException(kind + " has two names.");
            }
        });
        return new Kinds<>(root, unknown, Map.copyOf(classes), Map.copyOf(names));
    }
}
