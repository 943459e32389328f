package dev.sportello.relay.customer;

import java.util.Currency;

/// How many decimals the amounts of a currency have.
public final class Decimals {
    /// As ISO 4217 says; two where it knows no such currency.
    ///
    /// @param code of the currency
    public static int of(String code) {
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }

    private Decimals() {}
}
