package dev.sportello.relay.live;

import java.time.Duration;

/// How much may wait for a slow listener, in bytes of UTF-8; what is more it reads from the journal.
///
/// @param frame how many bytes of entries share one frame
/// @param stalled how long one frame may be under way; after that the listener is disconnected, to resume
/// @param all how many bytes may wait for all listeners together; beyond, each has less room
public record LiveLimits(int shopperBytes, int agentBytes, int frame, Duration stalled, long all) {
    private static final long MUCH = 256 * 1024 * 1024;

    public static final LiveLimits DEFAULT =
            new LiveLimits(256 * 1024, 4 * 1024 * 1024, 64 * 1024, Duration.ofSeconds(30));

    public LiveLimits(int shopperBytes, int agentBytes, int frame, Duration stalled) {
        this(shopperBytes, agentBytes, frame, stalled, MUCH);
    }

    public LiveLimits {
        if (frame < 1 || shopperBytes < 2 * frame || agentBytes < 2 * frame) {
            throw new IllegalArgumentException("A listener's queue holds at least two frames.");
        }
    }

    int bytes(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> agentBytes;
            case Scope.Own _ -> shopperBytes;
        };
    }
}
