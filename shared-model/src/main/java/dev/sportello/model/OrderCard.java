package dev.sportello.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a message shows of the order that it is about, as the order stood when the message was written. Immutable.
///
/// @param number as people say it, `#2117`
/// @param currency the ISO 4217 code
/// @param title of the first article; null where the shop has told of none
/// @param pieces of all articles
public record OrderCard(
        String number,
        Instant placedAt,
        String currency,
        BigDecimal total,
        @Nullable String title,
        int pieces) {
    public OrderCard {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(total, "total");
    }
}
