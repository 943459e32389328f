package dev.sportello.relay.bulk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How much is taken in at once, and how long it rests behind that: chats need the same disk and processor, and wait
/// for what a block has locked. For one thread.
final class Pace {
    private static final int FEWEST = 10;
    private static final int MOST = 500;
    private static final long LONG = Duration.ofMillis(25).toNanos();
    private static final long LONGEST_REST = Duration.ofSeconds(2).toNanos();

    private final boolean beside;
    private int lines = 50;

    /// @param beside whether chats go on meanwhile
    Pace(boolean beside) {
        this.beside = beside;
    }

    int lines() {
        return lines;
    }

    /// @param took how long the last block took, in nanoseconds: a machine that is busy makes it longer, and the rest
    void rest(long took) {
        lines = took > LONG ? Math.max(FEWEST, lines / 2) : Math.min(MOST, lines + lines / 4);
        if (beside) {
            LockSupport.parkNanos(Math.min(2 * took, LONGEST_REST));
        }
    }
}
