package dev.sportello.relay.follow;

import java.time.Duration;

/// How long a worker pauses before its next turn.
///
/// @param least at least so long, whatever happens meanwhile
/// @param most at most so long, if nobody wakes it
record Pause(Duration least, Duration most) {

    /// There is more to do.
    static Pause none() {
        return exactly(Duration.ZERO);
    }

    static Pause exactly(Duration time) {
        return new Pause(time, time);
    }
}
