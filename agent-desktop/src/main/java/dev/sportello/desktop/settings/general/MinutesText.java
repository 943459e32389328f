package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.ui.TypedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Minutes as people read and type them: whole ones. What else the relay may hold is written with its fraction.
final class MinutesText {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    static String of(Duration minutes) {
        return BigDecimal.valueOf(minutes.toSeconds())
                .divide(MINUTE, 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// @return null for what is no whole number
    static @Nullable Duration read(String typed) {
        var number = TypedLine.of(typed);
        return WHOLE.matcher(number).matches() ? Duration.ofMinutes(Long.parseLong(number)) : null;
    }

    private MinutesText() {}
}
