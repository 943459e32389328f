package dev.sportello.desktop.settings.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final Locale FINLAND = Locale.of("fi", "FI");
    private final TimeText italian = new TimeText(Locale.ITALY);
    private final TimeText american = new TimeText(Locale.US);

    @ParameterizedTest
    @CsvSource({
        "9,09:00",
        "09:00,09:00",
        "9.30,09:30",
        "930,09:30",
        "0930,09:30",
        "9 am,09:00",
        "12 am,00:00",
        "12 pm,12:00",
        "2:15 p.m.,14:15",
        "18h,18:00",
        "18 h 05,18:05",
        " 7:05 ,07:05",
        "'\u00a07:05\u200b',07:05",
        "0,00:00",
        "11p,23:00"
    })
    void readsWhatPeopleType(String typed, LocalTime time) {
        assertThat(italian.readStart(typed)).isEqualTo(time);
        assertThat(american.readEnd(typed)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "25", "9:7", "9:60", "13 pm", "0 am", "-9", "9:00:00", "24:01", "9.7o"})
    void readsNothingElse(String typed) {
        assertThat(italian.readStart(typed)).isNull();
        assertThat(italian.readEnd(typed)).isNull();
    }

    @Test
    void theEndOfTheDayEndsOnly() {
        assertThat(italian.readEnd("24:00")).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(italian.readStart("24:00")).isNull();
        assertThat(italian.end(LocalTime.MIDNIGHT)).isEqualTo("24:00");
        assertThat(american.end(LocalTime.MIDNIGHT)).isEqualTo("12:00 AM");
    }

    @Test
    void theArrowsGoToTheNextQuarter() {
        assertThat(italian.stepStart("9:07", 1)).isEqualTo("09:15");
        assertThat(italian.stepStart("9:07", -1)).isEqualTo("09:00");
        assertThat(italian.stepEnd("23:45", 1)).isEqualTo("24:00");
        assertThat(italian.stepEnd("24:00", 1)).isEqualTo("00:15");
        assertThat(american.stepStart("11:50 AM", 1)).isEqualTo("12:00 PM");
        assertThat(italian.stepStart("?", 1)).isEqualTo("?");
    }

    @Property
    void readsEachTimeThatItWrites(@ForAll @IntRange(max = 1439) int minute) {
        var time = LocalTime.ofSecondOfDay(minute * 60L);
        for (var locale : new Locale[] {
            Locale.ITALY, Locale.US, Locale.UK, Locale.ENGLISH, Locale.GERMANY, Locale.JAPAN, Locale.CANADA, FINLAND
        }) {
            var text = new TimeText(locale);
            assertThat(text.readStart(text.start(time))).isEqualTo(time);
            assertThat(text.readEnd(text.end(time))).isEqualTo(time);
        }
    }
}
