package dev.sportello.desktop.settings.retention;

import dev.sportello.desktop.ui.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// For how long something is kept, in words: days, or whole years of 365 days.
final class KeptFor extends StringConverter<Integer> {
    private static final int YEAR = 365;
    private static final List<Integer> CHOICES =
            List.of(RetentionEdit.FOR_EVER, 90, 180, YEAR, 2 * YEAR, 3 * YEAR, 5 * YEAR, 10 * YEAR);

    private final Texts texts;

    KeptFor(Texts texts) {
        this.texts = texts;
    }

    /// What can be chosen; also what holds, where somebody has set it elsewhere.
    static List<Integer> choices(int holds) {
        return Stream.concat(CHOICES.stream(), Stream.of(holds))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public String toString(@Nullable Integer days) {
        if (days == null || days == RetentionEdit.FOR_EVER) {
            return texts.get("for-ever");
        }
        return days % YEAR == 0 ? texts.get("years", days / YEAR) : texts.get("days", days);
    }

    @Override
    public @Nullable Integer fromString(String words) {
        return null;
    }
}
