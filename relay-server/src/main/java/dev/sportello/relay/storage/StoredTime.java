package dev.sportello.relay.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Times as a database can compare them: an [Instant] reaches further than a column.
public final class StoredTime {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /// The nearest time that a column holds; the latest for null.
    public static Instant orLatest(@Nullable Instant time) {
        return time == null || time.isAfter(LATEST) ? LATEST : time.isBefore(EARLIEST) ? EARLIEST : time;
    }

    /// The nearest time that is before the latest: what is asked for is always before a time.
    public static Instant kept(Instant time) {
        var last = LATEST.minusMillis(1);
        return time.isAfter(last) ? last : orLatest(time);
    }

    private StoredTime() {}
}
