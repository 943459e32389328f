package dev.sportello.desktop.connection;

import dev.sportello.model.Agent;
import java.net.URI;
import java.util.Objects;

/// Who is signed in, where, and the secret that proves it.
///
/// @param relay the relay's base address, such as `https://chat.shop.example`
/// @param token never logged, never in a URL
public record SavedSession(URI relay, String token, Agent you) {
    public SavedSession {
        Objects.requireNonNull(relay, "relay");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(you, "you");
    }

    @Override
    public String toString() {
        return "SavedSession[" + you.email() + " at " + relay + "]";
    }
}
