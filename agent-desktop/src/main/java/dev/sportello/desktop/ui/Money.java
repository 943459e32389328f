package dev.sportello.desktop.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/// Amounts as people write them.
public final class Money {
    /// `€64.00`; of a currency that this machine does not know, the number and the code.
    ///
    /// @param currency the ISO 4217 code
    public static String of(BigDecimal amount, String currency, Locale locale) {
        try {
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(currency));
            format.setMinimumFractionDigits(Currency.getInstance(currency).getDefaultFractionDigits());
            return format.format(amount);
        } catch (IllegalArgumentException unknownCurrency) {
            return amount.toPlainString() + " " + currency;
        }
    }

    private Money() {}
}
