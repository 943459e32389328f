package dev.sportello.wire;

/// Why a WebSocket was closed, as its close code (RFC 6455, section 7.4.2: 4000 to 4999 are the application's).
public sealed interface CloseCode permits CloseReason, CloseCode.Unknown {

    int code();

    /// The reason behind a close code.
    static CloseCode of(int code) {
        for (var reason : CloseReason.values()) {
            if (reason.code() == code) {
                return reason;
            }
        }
        return new Unknown(code);
    }

    /// A code that is newer than this program, or one that the network or a proxy gave: come back after a while.
    record Unknown(int code) implements CloseCode {}
}
