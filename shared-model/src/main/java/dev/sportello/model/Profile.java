package dev.sportello.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of one shopper. Immutable.
///
/// @param customerId the shop's own name for the shopper; null when the shop has none yet
/// @param place such as "Bologna, Italy"
/// @param language a BCP 47 tag
/// @param currency the ISO 4217 code of `spent`
/// @param verified whether name and email came signed by the shop
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
        int orders,
        BigDecimal spent,
        String currency,
        Map<String, String> properties,
        boolean verified) {
    public Profile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(spent, "spent");
        Objects.requireNonNull(currency, "currency");
        properties = Ordered.copy(properties);
    }
}
