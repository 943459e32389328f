package dev.sportello.wire;

/// The reasons for which the relay closes a WebSocket. Each says whether to come back.
public enum CloseReason implements CloseCode {
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

    @Override
    public int code() {
        return code;
    }
}
