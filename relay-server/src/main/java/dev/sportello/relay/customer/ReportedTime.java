package dev.sportello.relay.customer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How systems of a shop write a time: by ISO 8601, with `T` or a space between date and time. The offset may have no
/// colon, as Python's `%z` and PHP's `DATE_ISO8601` write it, or no minutes, and a space before it, as exports have it.
/// Without an offset the time is in UTC.
public final class ReportedTime {
    private static final Pattern BEHIND_THE_DATE = Pattern.compile("^(\\S{10}) ");
    private static final Pattern BEFORE_THE_OFFSET = Pattern.compile(" (?=[+-]|[Zz]$)");
    private static final Pattern WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    /// @return null where the text is no such time
    public static @Nullable Instant of(String text) {
        var withLetter = BEHIND_THE_DATE.matcher(text.strip()).replaceFirst("$1T");
        var joined = BEFORE_THE_OFFSET.matcher(withLetter).replaceFirst("");
        var written = WITHOUT_COLON.matcher(joined).replaceFirst("$1:$2");
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            return inUtc(written);
        }
    }

    private static @Nullable Instant inUtc(String written) {
        try {
            return LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private ReportedTime() {}
}
