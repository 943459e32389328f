package dev.sportello.relay.follow;

import java.time.Duration;

/// A delivery whose turn has not come: it is tried again after a fixed time.
public final class NotYet extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration again;

    /// @param reason as it is kept: no secrets, no texts of shoppers
    /// @param again after how long
    public NotYet(String reason, Duration again) {
        super(reason, null, false, false);
        this.again = again;
    }

    Duration again() {
        return again;
    }
}
