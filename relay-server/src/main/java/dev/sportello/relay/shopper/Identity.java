package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.VerifiedShopper;
import java.time.Instant;
import java.util.Objects;

/// What a valid token says.
///
/// @param tokenId the `jti`, which counts once
/// @param expiresAt until when the token could be shown again
record Identity(VerifiedShopper shopper, String tokenId, Instant expiresAt) {
    Identity {
        Objects.requireNonNull(shopper, "shopper");
        Objects.requireNonNull(tokenId, "tokenId");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
