package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What may be known of a key with which the shop's server signs who a shopper is, and which an admin has
/// added. The key itself is nowhere. Immutable.
///
/// @param id the `kid` of the identities that are signed with it
/// @param algorithm `HS256` for a secret that shop and relay share, `EdDSA` for a public key
/// @param addedBy the admin
/// @param usedAt when an identity was last accepted by it, to the minute; null: never
public record SigningKey(
        String id,
        String algorithm,
        Instant addedAt,
        AgentId addedBy,
        @Nullable Instant usedAt) {
    public SigningKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(addedAt, "addedAt");
        Objects.requireNonNull(addedBy, "addedBy");
    }
}
