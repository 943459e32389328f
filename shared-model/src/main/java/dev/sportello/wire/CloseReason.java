package dev.sportello.wire;

/// Why a WebSocket was closed, as its close code (RFC 6455, section 7.4.2: 4000 to 4999 are the application's).
/// Each says whether to come back.
public enum CloseReason {
    /// Connect again and resume: the listener was too slow, or the relay is going down.
    RESUME(4000),
    /// The session is over: sign in, then come back.
    SIGN_IN_AGAIN(4001),
    /// The protocol's version is not spoken here: come back as a newer program.
    UPGRADE(4002),
    /// Don't come back by yourself: the frames broke the rules.
    STAY_AWAY(4003);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// The reason behind a close code. Any other code is an accident of the network: resume.
    public static CloseReason of(int code) {
        for (var reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        return RESUME;
    }
}
