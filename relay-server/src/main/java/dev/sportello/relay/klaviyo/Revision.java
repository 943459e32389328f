package dev.sportello.relay.klaviyo;

import dev.sportello.relay.http.ApiRefused;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Which revision of the API a request was made for. These calls have had one form in all revisions since the oldest
/// that is understood here. What is older is answered as that one is, unless the caller would rather hear of it.
final class Revision {
    private static final String HEADER = "revision";
    private static final String OPT_OUT = "X-Klaviyo-Revision-Fall-Forward-Opt-Out";
    private static final LocalDate OLDEST = LocalDate.parse("2025-01-15");

    /// @throws ApiRefused 400 where the header is no revision, 410 where it names one that was retired and the caller
    ///     does not want another
    static void check(Context ctx) throws ApiRefused {
        var header = ctx.header(HEADER);
        var asked = header == null ? null : read(header);
        var isRetired = asked == null || asked.isBefore(OLDEST);
        if (isRetired && "1".equals(ctx.header(OPT_OUT))) {
            throw new ApiRefused(
                    410,
                    "gone",
                    "The revision was retired.",
                    "The oldest revision that is served is " + OLDEST + ". Send it, or a later one, as \"revision\".",
                    null);
        }
    }

    /// `2026-07-15`, or `2026-07-15.pre`.
    private static @Nullable LocalDate read(String header) throws ApiRefused {
        try {
            return LocalDate.parse(header.strip().replaceFirst("\\.\\w+$", ""));
        } catch (DateTimeParseException e) {
            throw new ApiRefused(
                    400, "invalid", "Invalid input.", "The header \"revision\" is a date such as 2026-07-15.", null);
        }
    }

    private Revision() {}
}
