package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DateTextTest {
    private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);

    @Test
    void readsWhatItWritesInEachLanguage() {
        assertThat(Locale.getAvailableLocales()).allSatisfy(locale -> {
            var dates = new DateText(locale);
            assertThat(dates.toString(CHRISTMAS_EVE)).matches("[0-9/.\\-]+");
            assertThat(dates.fromString(dates.toString(CHRISTMAS_EVE))).isEqualTo(CHRISTMAS_EVE);
        });
    }

    @Test
    void aMonthComesFirstOnlyWhereItIsReadSo() {
        var day = LocalDate.of(2026, 10, 7);
        assertThat(new DateText(Locale.US).toString(day)).isEqualTo("10/7/26");
        assertThat(new DateText(Locale.of("pt", "BR")).toString(day)).isEqualTo("07/10/2026");
        assertThat(new DateText(Locale.JAPAN).toString(day)).isEqualTo("07/10/2026");
    }

    @Test
    void aShortYearIsOneOfThisCentury() {
        assertThat(new DateText(Locale.UK).fromString(" 24/12/26 ")).isEqualTo(CHRISTMAS_EVE);
        assertThat(new DateText(Locale.ITALY).fromString("24/12/26")).isEqualTo(CHRISTMAS_EVE);
    }

    @Test
    void nothingIsNoDateAndHalfOfOneIsAnError() {
        var dates = new DateText(Locale.UK);
        assertThat(dates.fromString(" ")).isNull();
        assertThatThrownBy(() -> dates.fromString("24/12")).isInstanceOf(DateTimeParseException.class);
    }
}
