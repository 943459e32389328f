package dev.sportello.relay.http;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Which page of a longer list a request asks for.
public final class Pages {

    /// The sequence number before which the page ends; null for the first page.
    ///
    /// @throws RefusedFrame `input-invalid`
    public static @Nullable Long before(Context ctx) throws RefusedFrame {
        var text = ctx.queryParam("before");
        return text == null ? null : number("before", text);
    }

    /// The instant before which the page ends; null for the first page.
    ///
    /// @throws RefusedFrame `input-invalid`
    public static @Nullable Instant beforeTime(Context ctx) throws RefusedFrame {
        var text = ctx.queryParam("before");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "\"before\" is a time like 2026-03-01T10:15:30Z.", null);
        }
    }

    /// How many the page holds at most.
    ///
    /// @throws RefusedFrame `input-invalid`
    public static int limit(Context ctx, int most) throws RefusedFrame {
        var text = ctx.queryParam("limit");
        return text == null ? most : Math.clamp(number("limit", text), 1, most);
    }

    /// A number from the path or the query.
    ///
    /// @throws RefusedFrame `input-invalid`
    public static long number(String name, String text) throws RefusedFrame {
        try {
            var number = Long.parseLong(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name);
        }
        throw notANumber(name);
    }

    private static RefusedFrame notANumber(String name) {
        return new RefusedFrame(ErrorKind.INPUT_INVALID, "\"" + name + "\" is a whole number from 1.", null);
    }

    private Pages() {}
}
