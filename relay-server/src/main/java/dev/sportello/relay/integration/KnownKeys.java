package dev.sportello.relay.integration;

import org.jspecify.annotations.Nullable;

/// Keys with which the shop's server signs who a shopper is. Thread-safe.
public interface KnownKeys {

    /// @param id the `kid` of an identity
    /// @return null where there is none such
    @Nullable
    IdentityKey find(String id);

    /// Notes that an identity was accepted by that key.
    void used(String id);
}
