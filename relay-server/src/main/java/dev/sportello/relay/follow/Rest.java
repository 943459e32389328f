package dev.sportello.relay.follow;

import java.time.Duration;

/// How long a worker rests before its next turn.
///
/// @param least at least so long, whatever happens meanwhile
/// @param most at most so long, if nobody wakes it
record Rest(Duration least, Duration most) {

    /// There is more to do.
    static Rest none() {
        return exactly(Duration.ZERO);
    }

    static Rest exactly(Duration time) {
        return new Rest(time, time);
    }
}
