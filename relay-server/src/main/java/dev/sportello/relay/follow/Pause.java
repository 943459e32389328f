package dev.sportello.relay.follow;

import java.time.Duration;

/// How long a worker pauses before its next turn.
///
/// @param least at least so long, whatever happens meanwhile
/// @param most at most so long, if nobody wakes it
public record Pause(Duration least, Duration most) {

    /// There is more to do.
    public static Pause none() {
        return exactly(Duration.ZERO);
    }

    /// So long, and not longer.
    public static Pause exactly(Duration time) {
        return new Pause(time, time);
    }
}
