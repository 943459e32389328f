package dev.sportello.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The constants of an enum, by the words that stand for them. Immutable.
///
/// @param root the enum, or the sealed interface of its constants and of the word that is none of theirs
/// @param unknown makes what stands for such a word; null where it is always refused
record ConstantNames<T>(
        Class<T> root, @Nullable Function<String, T> unknown, Map<String, T> constants, Map<T, String> words) {

    /// @throws IllegalArgumentException if a constant has two words
    static <T> ConstantNames<T> of(Class<T> root, @Nullable Function<String, T> unknown, Map<String, T> constants) {
        var words = new HashMap<T, String>();
        constants.forEach((word, constant) -> {
            if (words.put(constant, word) != null) {
                throw new IllegalArgumentException(constant + " has two words.");
            }
        });
        return new ConstantNames<>(root, unknown, Map.copyOf(constants), Map.copyOf(words));
    }
}
