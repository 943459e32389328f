package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    /// As the hub writes them.
    @ParameterizedTest
    @CsvSource({
        "1234567.5, JPY, '¥1,234,568'",
        "12.3456, KWD, KWD12.346",
        "-3.5, USD, -$3.50",
        "0.125, USD, $0.13",
        "64, EUR, €64.00",
        "5, XXX, ¤5.00",
        "5, ZZZ, 5 ZZZ"
    })
    void anAmountHasTheDigitsOfItsCurrency(BigDecimal amount, String currency, String written) {
        assertThat(Money.of(amount, currency, Locale.US).replace('\u00a0', ' ')).isEqualTo(written);
    }

    @Test
    void theRegionsOwnCurrencyAddsNone() {
        assertThat(Locale.getAvailableLocales())
                .allSatisfy(region -> assertThat(
                                Money.of(new BigDecimal("64.005"), "EUR", Locale.of("en", region.getCountry())))
                        .matches("\\D*64\\D01\\D*"));
    }
}
