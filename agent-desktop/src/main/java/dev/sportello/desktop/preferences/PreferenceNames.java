package dev.sportello.desktop.preferences;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What preferences and their values are called on disk. Never changed, only added to: every later version reads what
/// was written under these names.
final class PreferenceNames {
    private static final String NO_HOURS = "none";

    private static final List<Field<?>> FIELDS = List.of(
            Field.of(
                    "theme",
                    Map.of("system", Scheme.SYSTEM, "light", Scheme.LIGHT, "dark", Scheme.DARK),
                    Preferences::scheme,
                    Preferences::with),
            Field.of(
                    "language",
                    Map.of("system", Language.SYSTEM, "en", Language.ENGLISH, "it", Language.ITALIAN),
                    Preferences::language,
                    Preferences::with),
            Field.of(
                    "textSize",
                    Map.of(
                            "small", TextSize.SMALL,
                            "standard", TextSize.STANDARD,
                            "large", TextSize.LARGE,
                            "largest", TextSize.LARGEST),
                    Preferences::textSize,
                    Preferences::with),
            Field.of(
                    "density",
                    Map.of("comfortable", Density.COMFORTABLE, "compact", Density.COMPACT),
                    Preferences::density,
                    Preferences::with),
            Field.of(
                    "sendKey",
                    Map.of("enter", SendKey.ENTER, "shortcut-enter", SendKey.SHORTCUT_ENTER),
                    Preferences::sendKey,
                    Preferences::with),
            Field.of(
                    "notifications",
                    Map.of(
                            "aloud",
                            NotificationMode.ALOUD,
                            "silent",
                            NotificationMode.SILENT,
                            "off",
                            NotificationMode.OFF),
                    Preferences::notices,
                    Preferences::with),
            Field.of(
                    "notificationText",
                    Map.of("shown", Preview.SHOWN, "hidden", Preview.HIDDEN),
                    Preferences::preview,
                    Preferences::with),
            Field.of(
                    "guide",
                    Map.of("shown", Guide.SHOWN, "dismissed", Guide.DISMISSED),
                    Preferences::guide,
                    Preferences::with),
            new Field<Optional<QuietHours>>(
                    "quietHours",
                    PreferenceNames::quietHours,
                    chosen -> chosen.map(QuietHours::toString).orElse(NO_HOURS),
                    Preferences::quiet,
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

    private static @Nullable Optional<QuietHours> quietHours(String text) {
        if (text.equals(NO_HOURS)) {
            return Optional.empty();
        }
        var hours = QuietHours.parse(text);
        return hours == null ? null : Optional.of(hours);
    }

    /// @param read null where the text is of a newer version, or is nonsense
    private record Field<T>(
            String name,
            Function<String, @Nullable T> read,
            Function<T, String> write,
            Function<Preferences, T> get,
            BiFunction<Preferences, T, Preferences> with) {

        static <T extends Enum<T>> Field<T> of(
                String name,
                Map<String, T> values,
                Function<Preferences, T> get,
                BiFunction<Preferences, T, Preferences> with) {
            return new Field<>(name, values::get, chosen -> nameOf(values, chosen), get, with);
        }

        Preferences read(Map<String, @Nullable Object> stored, Preferences before) {
            var value = read.apply(String.valueOf(stored.get(name)));
            return value == null ? before : with.apply(before, value);
        }

        /// A value of a newer version is read as the standard one here, and stays until another is chosen.
        void write(Preferences preferences, Map<String, @Nullable Object> into) {
            var chosen = get.apply(preferences);
            if (!chosen.equals(get.apply(read(into, Preferences.STANDARD)))) {
                into.put(name, write.apply(chosen));
            }
        }

        private static <T> String nameOf(Map<String, T> values, T chosen) {
            return values.entrySet().stream()
                    .filter(entry -> Objects.equals(entry.getValue(), chosen))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(chosen + " has no name on disk."));
        }
    }

    private PreferenceNames() {}
}
