package dev.sportello.desktop.settings.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HoursChangesTest {
    private static final Hours HOURS = new Hours(week(18), "Soon.", "Later.", 7);

    private final HoursChanges changes = new HoursChanges(Texts.of(HoursPage.class, Locale.UK));

    static Stream<Arguments> changes() {
        var holiday = new TreeMap<>(Map.of(LocalDate.of(2026, 12, 25), DayHours.CLOSED));
        return Stream.of(
                Arguments.of(new Hours(week(19), "Soon.", "Later.", 8), "Monday: 09:00–18:00 → 09:00–19:00"),
                Arguments.of(
                        new Hours(OfficeHours.of(week(18).week(), holiday), "Soon.", "Later.", 8),
                        "25 Dec 2026: like any other week → Closed"),
                Arguments.of(new Hours(week(18), "Now.", "Later.", 8), "Within office hours: Soon. → Now."),
                Arguments.of(new Hours(week(18), "Soon.", "Never.", 8), "Outside office hours: Later. → Never."));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAFieldIsNamedAndNothingElseIs(Hours after, String line) {
        assertThat(changes.of(HOURS, after)).containsExactly(line);
    }

    private static OfficeHours week(int end) {
        return OfficeHours.of(
                Map.of(DayOfWeek.MONDAY, DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(end, 0)))),
                new TreeMap<>());
    }
}
