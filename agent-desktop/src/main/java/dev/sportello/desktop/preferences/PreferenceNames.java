package dev.sportello.desktop.preferences;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What preferences and their values are called on disk. Never changed, only added to: every later version reads what
/// was written under these names.
final class PreferenceNames {
    private static final List<Field<?>> FIELDS = List.of(
            new Field<>(
                    "theme",
                    Map.of("system", Scheme.SYSTEM, "light", Scheme.LIGHT, "dark", Scheme.DARK),
                    Preferences::scheme,
                    Preferences::with),
            new Field<>(
                    "language",
                    Map.of("system", Language.SYSTEM, "en", Language.ENGLISH, "it", Language.ITALIAN),
                    Preferences::language,
                    Preferences::with),
            new Field<>(
                    "textSize",
                    Map.of(
                            "small", TextSize.SMALL,
                            "standard", TextSize.STANDARD,
                            "large", TextSize.LARGE,
                            "largest", TextSize.LARGEST),
                    Preferences::textSize,
                    Preferences::with),
            new Field<>(
                    "sendKey",
                    Map.of("enter", SendKey.ENTER, "shortcut-enter", SendKey.SHORTCUT_ENTER),
                    Preferences::sendKey,
                    Preferences::with));

    /// What this version knows of what was stored; standard for all else.
    static Preferences read(Map<String, @Nullable Object> stored) {
        var preferences = Preferences.STANDARD;
        for (var field : FIELDS) {
            preferences = field.read(stored, preferences);
        }
        return preferences;
    }

    /// What was stored, with what is otherwise now.
    static Map<String, @Nullable Object> write(Preferences preferences, Map<String, @Nullable Object> stored) {
        var next = new LinkedHashMap<>(stored);
        for (var field : FIELDS) {
            field.write(preferences, next);
        }
        return next;
    }

    private record Field<T extends Enum<T>>(
            String name,
            Map<String, T> values,
            Function<Preferences, T> get,
            BiFunction<Preferences, T, Preferences> with) {

        Preferences read(Map<String, @Nullable Object> stored, Preferences before) {
            var value = values.get(String.valueOf(stored.get(name)));
            return value == null ? before : with.apply(before, value);
        }

        /// A value of a newer version is read as the standard one here, and stays until another is chosen.
        void write(Preferences preferences, Map<String, @Nullable Object> into) {
            var chosen = get.apply(preferences);
            if (chosen != get.apply(read(into, Preferences.STANDARD))) {
                into.put(name, nameOf(chosen));
            }
        }

        private String nameOf(T chosen) {
            return values.entrySet().stream()
                    .filter(entry -> Objects.equals(entry.getValue(), chosen))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(chosen + " has no name on disk."));
        }
    }

    private PreferenceNames() {}
}
