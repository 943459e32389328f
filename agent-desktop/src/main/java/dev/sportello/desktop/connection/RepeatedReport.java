package dev.sportello.desktop.connection;

import dev.sportello.wire.ClientFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something that is reported to the relay when it changes, and again before what was reported expires. Thread-safe.
///
/// @param <F> the frame that reports it
final class RepeatedReport<F extends ClientFrame> {
    private final Clock clock;
    private final F nothing;
    private final Function<F, Duration> again;
    private F now;
    private @Nullable F reported;
    private Instant reportedAt = Instant.EPOCH;

    /// @param nothing what a link that was told nothing goes by
    /// @param again after which time a report is repeated; that of nothing never is
    RepeatedReport(Clock clock, F nothing, Function<F, Duration> again) {
        this.clock = clock;
        this.nothing = nothing;
        this.again = again;
        now = nothing;
    }

    /// @return whether it has to be reported now
    synchronized boolean set(F next) {
        now = next;
        return due();
    }

    /// A new link knows nothing of what was reported over another.
    synchronized void reset() {
        reported = null;
    }

    /// What to report now; it counts as reported. Null for nothing.
    synchronized @Nullable F next() {
        if (!due()) {
            return null;
        }
        reported = now;
        reportedAt = clock.instant();
        return now;
    }

    /// How long nothing has to be reported for certain, unless something changes; at most the given time.
    synchronized Duration untilDue(Duration most) {
        if (due()) {
            return Duration.ZERO;
        }
        if (holdsNothing()) {
            return most;
        }
        var left = Duration.between(clock.instant(), repeatAt());
        return left.compareTo(most) < 0 ? left : most;
    }

    private boolean due() {
        if (!now.equals(reported)) {
            return reported != null || !holdsNothing();
        }
        return !holdsNothing() && !clock.instant().isBefore(repeatAt());
    }

    private boolean holdsNothing() {
        return now.equals(nothing);
    }

    private Instant repeatAt() {
        return reportedAt.plus(again.apply(now));
    }
}
