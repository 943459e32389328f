package dev.sportello.desktop.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/// Amounts as people write them, and as the hub does.
public final class Money {
    /// Of what is no money with parts of its own, such as gold.
    private static final int USUAL_DIGITS = 2;

    /// `€64.00`; of a currency that this machine does not know, the number and the code.
    ///
    /// @param currency the ISO 4217 code
    public static String of(BigDecimal amount, String currency, Locale locale) {
        try {
            var known = Currency.getInstance(currency);
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(known);
            format.setRoundingMode(RoundingMode.HALF_UP);
            // Else it is written with as many as the region's own currency has.
            var digits = known.getDefaultFractionDigits();
            format.setMaximumFractionDigits(digits < 0 ? USUAL_DIGITS : digits);
            format.setMinimumFractionDigits(digits < 0 ? USUAL_DIGITS : digits);
            return format.format(amount);
        } catch (IllegalArgumentException unknownCurrency) {
            return amount.toPlainString() + " " + currency;
        }
    }

    private Money() {}
}
