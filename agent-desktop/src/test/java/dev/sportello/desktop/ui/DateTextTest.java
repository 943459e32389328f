package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | 24/12/2026",
                "en-GB | 24/12/26",
                "en-GB | 24-12-2026",
                "en-GB | 24.12.",
                "en-GB | 24 12",
                "en-GB | 2026-12-24",
                "en-GB | 2026/12/24",
                "en-GB | 24 Dec",
                "en-GB | Dec 24",
                "en-GB | December 24th, 2026",
                "en-GB | 24th of December 2026",
                "en-GB | Thu, 24 Dec 2026",
                "en-GB | 12/24/2026",
                "en-US | 12/24",
                "en-US | 12/24/26",
                "en-US | 24/12/2026",
                "it-IT | 24 dic",
                "it-IT | 24 dicembre 2026",
                "it-IT | gio 24 dic 26",
                "it-IT | il 24 di dicembre",
                "it-IT | 24.12.2026",
                "it-IT | 24 december",
                "it-IT | '  24/12/26 '",
                "sv-SE | 2026-12-24",
            })
    void aDateIsReadInAnyUsualForm(String language, String typed) {
        var dates = new DateText(Locale.forLanguageTag(language), () -> TODAY);
        assertThat(dates.fromString(typed)).isEqualTo(CHRISTMAS_EVE);
    }

    @Test
    void whereTwoDatesAreMeantTheLanguageDecides() {
        assertThat(new DateText(Locale.US, () -> TODAY).fromString("1/12")).isEqualTo(LocalDate.of(2027, 1, 12));
        assertThat(new DateText(Locale.ITALY, () -> TODAY).fromString("1.12.")).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(new DateText(Locale.ITALY, () -> TODAY).fromString("1° maggio"))
                .isEqualTo(LocalDate.of(2027, 5, 1));
    }

    @Test
    void aDayOfTheWeekThatIsCalledLikeAMonthIsThatDayBesideAMonth() {
        var dates = new DateText(Locale.ITALY, () -> TODAY);
        assertThat(dates.fromString("mar 22 dic 2026")).isEqualTo(LocalDate.of(2026, 12, 22));
        assertThat(dates.fromString("22 mar")).isEqualTo(LocalDate.of(2027, 3, 22));
    }

    @Test
    void withoutAYearItIsTheNextOne() {
        var dates = new DateText(Locale.UK, () -> TODAY);
        assertThat(dates.fromString("26/11")).isEqualTo(TODAY);
        assertThat(dates.fromString("25/11")).isEqualTo(LocalDate.of(2027, 11, 25));
        assertThat(dates.fromString("29 Feb")).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "not 24/12",
                "24 juin 12",
                "24 dec jan",
                "24",
                "24/13",
                "31/4/2026",
                "29/2/2026",
                "24/12/20266",
                "1/2/3/4",
                "24*12",
                "999999999999",
                "24/12/202",
                "Dec",
                "24/12/2026 at night or some other time in the evening"
            })
    void whatIsNoDateIsAnError(String typed) {
        var dates = new DateText(Locale.UK, () -> TODAY);
        assertThatThrownBy(() -> dates.fromString(typed)).isInstanceOf(DateTimeParseException.class);
    }

    @Property
    void anyTextIsADateOrAnError(@ForAll String typed) {
        var dates = new DateText(Locale.ITALY, () -> TODAY);
        try {
            var _ = dates.fromString(typed);
        } catch (DateTimeParseException expected) {
            assertThat(expected.getParsedString()).isEqualTo(typed);
        }
    }

    @Test
    void nothingIsNoDateAndHalfOfOneIsAnError() {
        var dates = new DateText(Locale.UK);
        assertThat(dates.fromString(" ")).isNull();
        assertThatThrownBy(() -> dates.fromString("24/12")).isInstanceOf(DateTimeParseException.class);
    }
}
