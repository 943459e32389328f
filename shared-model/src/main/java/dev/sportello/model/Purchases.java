package dev.sportello.model;

import java.math.BigDecimal;
import java.util.Objects;

/// What a shopper has bought in one currency: orders that were not cancelled.
///
/// @param currency the ISO 4217 code
/// @param orders how many
/// @param spent their totals, less what was refunded
public record Purchases(String currency, int orders, BigDecimal spent) {
    public Purchases {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(spent, "spent");
    }
}
