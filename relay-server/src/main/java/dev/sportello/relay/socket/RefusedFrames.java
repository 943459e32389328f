package dev.sportello.relay.socket;

import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import org.jspecify.annotations.Nullable;

/// Which refusals end a socket. Not thread-safe: frames of one socket are refused one after the other.
final class RefusedFrames {
    private final int mostMalformed;
    private int malformed;

    /// @param mostMalformed how many frames break the protocol until the socket is closed
    RefusedFrames(int mostMalformed) {
        this.mostMalformed = mostMalformed;
    }

    /// Counts one refusal.
    ///
    /// @return null where the link goes on: what else is refused comes from a client that keeps to the protocol
    @Nullable
    CloseReason reasonToClose(ErrorName error) {
        return switch (error) {
            case ErrorKind.UNSUPPORTED_VERSION -> CloseReason.UPGRADE;
            case ErrorKind.SIGN_IN_REQUIRED, ErrorKind.SESSION_EXPIRED -> CloseReason.SIGN_IN_AGAIN;
            case ErrorKind.TOO_LARGE, ErrorKind.ORIGIN_REFUSED -> CloseReason.STAY_AWAY;
            // Others leave: who comes back later finds a place.
            case ErrorKind.TOO_MANY_CONNECTIONS -> CloseReason.RESUME;
            case ErrorKind.MALFORMED,
                    ErrorKind.TOO_DEEP,
                    ErrorKind.UNKNOWN_KIND,
                    ErrorKind.OUT_OF_STATE,
                    ErrorKind.FORBIDDEN -> ++malformed < mostMalformed ? null : CloseReason.STAY_AWAY;
            case ErrorName _ -> null;
        };
    }
}
