package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeWordsTest {
    private static final Instant NOW = Instant.parse("2026-03-05T10:42:00Z");
    private final Clock clock = Clock.fixed(NOW, ZoneId.of("Europe/Rome"));
    private final TimeWords english = new TimeWords(clock, Locale.UK);
    private final TimeWords italian = new TimeWords(clock, Locale.ITALY);

    @Test
    void aListSaysTheTimeTodayThenTheDay() {
        assertThat(english.brief(NOW)).isEqualTo("11:42");
        assertThat(english.brief(NOW.minus(Duration.ofHours(12)))).isEqualTo("Yesterday");
        assertThat(english.brief(NOW.minus(Duration.ofDays(3)))).isEqualTo("Mon");
        assertThat(english.brief(NOW.minus(Duration.ofDays(12)))).isEqualTo("21 Feb");
        assertThat(english.brief(NOW.minus(Duration.ofDays(400)))).isEqualTo("29 Jan 2025");
    }

    @Test
    void todayBeginsAtMidnightOfTheAgentsZone() {
        assertThat(english.brief(Instant.parse("2026-03-04T23:05:00Z"))).isEqualTo("00:05");
        assertThat(english.brief(Instant.parse("2026-03-04T22:55:00Z"))).isEqualTo("Yesterday");
    }

    @Test
    void aDayIsWrittenInFullInTheAgentsLanguage() {
        var day = LocalDate.of(2026, 1, 24);
        assertThat(english.day(day)).isEqualTo("Saturday, 24 January");
        assertThat(italian.day(day)).isEqualTo("sabato 24 gennaio");
        assertThat(new TimeWords(clock, Locale.US).day(day)).isEqualTo("Saturday, January 24");
        assertThat(italian.day(LocalDate.of(2025, 1, 24))).isEqualTo("venerdì 24 gennaio 2025");
        assertThat(italian.day(LocalDate.of(2026, 3, 5))).isEqualTo("Oggi");
    }

    @Test
    void howLongSomethingLastsIsSaidInOneUnit() {
        assertThat(english.since(NOW.minusSeconds(59))).isEqualTo("now");
        assertThat(english.since(NOW.minusSeconds(60))).isEqualTo("1 min");
        assertThat(english.since(NOW.minus(Duration.ofMinutes(119)))).isEqualTo("1 h");
        assertThat(italian.since(NOW.minus(Duration.ofHours(49)))).isEqualTo("2 g");
    }
}
