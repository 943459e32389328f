package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeFormatTest {
    private static final String NUMBERS = "[0-9:.,/\\-\\s\u202f\u00a0]|";
    private static final Pattern ENGLISH = Pattern.compile("(?i)(" + NUMBERS
            + "Today|Yesterday|((Mon|Satur|Wednes|Thurs)day)|(Mon|Sat|Wed|Thu)\\.?"
            + "|January|Oct(ober)?\\.?|Mar(ch)?|d|[ap]\\.?m\\.?)+");
    private static final Pattern ITALIAN = Pattern.compile(
            "(?i)(" + NUMBERS + "Oggi|Ieri|sabato|mercoledì|lun|sab|gio|gennaio|ott(obre)?|mar|g|[AP]M)+");
    private static final Pattern HALF_DAY = Pattern.compile("(?i)\\b[ap]\\.?m\\b");
    private static final Instant NOW = Instant.parse("2026-03-05T10:42:00Z");
    private final Clock clock = Clock.fixed(NOW, ZoneId.of("Europe/Rome"));
    private final TimeFormat english = new TimeFormat(clock, Locale.UK);
    private final TimeFormat italian = new TimeFormat(clock, Locale.ITALY);

    @Test
    void aListSaysTheTimeTodayThenTheDay() {
        assertThat(english.brief(NOW)).isEqualTo("11:42");
        assertThat(english.brief(NOW.minus(Duration.ofHours(12)))).isEqualTo("Yesterday");
        assertThat(english.brief(NOW.minus(Duration.ofDays(3)))).isEqualTo("Mon");
        assertThat(english.brief(NOW.minus(Duration.ofDays(12)))).isEqualTo("21 Feb");
        assertThat(english.brief(NOW.minus(Duration.ofDays(400)))).isEqualTo("29 Jan 2025");
    }

    @Test
    void aMomentThatIsPastIsToldWithItsDate() {
        assertThat(english.moment(NOW.plus(Duration.ofDays(2)))).isEqualTo("Sat 11:42");
        assertThat(english.moment(NOW.plus(Duration.ofDays(20)))).isEqualTo("25 Mar, 11:42");
        assertThat(english.moment(NOW.minus(Duration.ofHours(1)))).isEqualTo("10:42");
        assertThat(english.moment(NOW.minus(Duration.ofDays(2)))).isEqualTo("3 Mar, 11:42");
        assertThat(english.moment(NOW.minus(Duration.ofDays(400)))).isEqualTo("29 Jan 2025, 11:42");
    }

    @Test
    void todayBeginsAtMidnightOfTheAgentsZone() {
        assertThat(english.brief(Instant.parse("2026-03-04T23:05:00Z"))).isEqualTo("00:05");
        assertThat(english.brief(Instant.parse("2026-03-04T22:55:00Z"))).isEqualTo("Yesterday");
    }

    @Test
    void aDayIsWrittenInFullInTheAgentsLanguage() {
        var day = LocalDate.of(2026, 1, 24);
        assertThat(english.day(day)).isEqualTo("Saturday 24 January");
        assertThat(italian.day(day)).isEqualTo("sabato 24 gennaio");
        assertThat(new TimeFormat(clock, Locale.US).day(day)).isEqualTo("Saturday, January 24");
        assertThat(italian.day(LocalDate.of(2025, 1, 24))).isEqualTo("venerdì 24 gennaio 2025");
        assertThat(italian.day(LocalDate.of(2026, 3, 5))).isEqualTo("Oggi");
    }

    /// Every region of the world, and whatever else a system may be set to.
    @Test
    void datesAndWordsAreOfOneLanguage() {
        var systems = Stream.concat(
                Arrays.stream(Locale.getAvailableLocales()),
                Stream.of("th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab", "ja-JP-u-ca-japanese", "fa-IR-u-ca-persian")
                        .map(Locale::forLanguageTag));
        var earlier = Instant.parse("2025-10-08T07:05:00Z");
        assertThat(systems).allSatisfy(system -> {
            var words = new TimeFormat(clock, system);
            var known = system.getLanguage().equals("it") ? ITALIAN : ENGLISH;
            assertThat(String.join(
                            " ",
                            words.day(LocalDate.of(2026, 1, 24)),
                            words.day(LocalDate.of(2025, 10, 8)),
                            words.day(LocalDate.of(2026, 3, 5)),
                            words.brief(NOW.minus(Duration.ofDays(1))),
                            words.brief(NOW.minus(Duration.ofDays(3))),
                            words.brief(earlier),
                            words.moment(NOW.plus(Duration.ofDays(2))),
                            words.moment(NOW.plus(Duration.ofDays(20))),
                            words.exact(earlier),
                            words.time(earlier),
                            words.since(NOW.minus(Duration.ofDays(2)))))
                    .as(system.toLanguageTag())
                    .matches(known)
                    .contains("2025");
        });
    }

    @Test
    void aDayInFullHasNoRestOfItsYear() {
        var day = LocalDate.of(2026, 10, 7);
        var now = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneId.of("UTC"));
        assertThat(new TimeFormat(now, Locale.of("es", "ES")).day(day)).isEqualTo("Wednesday, 7 October");
        assertThat(new TimeFormat(now, Locale.JAPAN).day(day)).isEqualTo("Wednesday, October 7");
        assertThat(new TimeFormat(now, Locale.of("it", "CH")).day(day)).isEqualTo("mercoledì 7 ottobre");
    }

    @Test
    void hoursAreCountedTheSameWayEverywhere() {
        assertThat(Locale.getAvailableLocales()).allSatisfy(system -> {
            var words = new TimeFormat(clock, system);
            var half = Formats.twelveHours(system);
            assertThat(List.of(words.time(NOW), words.exact(NOW), words.moment(NOW.plus(Duration.ofDays(2)))))
                    .allSatisfy(
                            text -> assertThat(HALF_DAY.matcher(text).find()).isEqualTo(half));
        });
    }

    @Test
    void howLongSomethingLastsIsSaidInOneUnit() {
        assertThat(english.since(NOW.minusSeconds(59))).isEqualTo("now");
        assertThat(english.since(NOW.minusSeconds(60))).isEqualTo("1 min");
        assertThat(english.since(NOW.minus(Duration.ofMinutes(119)))).isEqualTo("1 h");
        assertThat(italian.since(NOW.minus(Duration.ofHours(49)))).isEqualTo("2 g");
    }
}
