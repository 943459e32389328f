package dev.sportello.relay.rig;

import java.io.IOException;

/// The relay did not switch to WebSocket.
public final class UpgradeRefused extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String body;

    UpgradeRefused(int status, String body) {
        super("The upgrade was answered " + status + ": " + body);
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }
}
