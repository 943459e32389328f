package dev.sportello.relay.live;

/// How much may wait for a slow listener, in bytes of UTF-8; beyond it the listener is told to come back and
/// resume.
///
/// @param frame how many bytes of entries share one frame
/// @param all how many bytes may wait for all listeners together
public record LiveLimits(int shopperBytes, int agentBytes, int frame, long all) {
    public static final LiveLimits DEFAULT = new LiveLimits(256 * 1024, 4 * 1024 * 1024, 64 * 1024, 256 * 1024 * 1024);

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
