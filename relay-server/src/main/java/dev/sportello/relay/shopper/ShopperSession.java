package dev.sportello.relay.shopper;

import dev.sportello.model.Profile;
import java.time.Instant;
import java.util.Objects;

/// A shopper who is signed in.
///
/// @param key the hash of the token, which names the session inside the relay
public record ShopperSession(String key, Profile profile, Instant expiresAt) {
    public ShopperSession {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
