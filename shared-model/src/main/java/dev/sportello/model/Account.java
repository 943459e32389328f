package dev.sportello.model;

import java.net.URI;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one shop that a relay serves.
///
/// @param welcome the hub's welcome message; blank for none
/// @param signIn where a shopper signs in to the shop; null when the shop has no such page
public record Account(
        String name,
        ZoneId zone,
        String welcome,
        @Nullable URI signIn,
        @Nullable URI privacyPolicy,
        @Nullable URI terms) {
    public Account {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(welcome, "welcome");
    }
}
