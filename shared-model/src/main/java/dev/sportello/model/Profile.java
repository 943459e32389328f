package dev.sportello.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of one shopper. Immutable.
///
/// @param customerId the shop's own name for the shopper; null when the shop has none yet
/// @param place such as "Bologna, Italy"
/// @param zone where the shopper is, for their local time
/// @param language a BCP 47 tag
/// @param properties further facts, whatever their type was, as text
/// @param verified which of it came signed by the shop
/// @param purchases in each currency, the most orders first
/// @param lastOrder null where there is none yet
public record Profile(
        ProfileId id,
        @Nullable String customerId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String place,
        @Nullable ZoneId zone,
        @Nullable String language,
        @Nullable Instant customerSince,
        Map<String, String> properties,
        Verified verified,
        List<Purchases> purchases,
        @Nullable LastOrder lastOrder) {
    public Profile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(verified, "verified");
        properties = Ordered.copy(properties);
        purchases = List.copyOf(purchases);
    }

    /// Which facts the shop has signed. No other source overwrites them.
    public record Verified(boolean name, boolean email, boolean phone) {
        public static final Verified NOTHING = new Verified(false, false, false);
    }
}
