package dev.sportello.relay.rig;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Hours of shops that reply by themselves, the same at any time of the day.
public final class TestHours {
    public static final OfficeHours ALWAYS_OPEN = OfficeHours.of(
            Arrays.stream(DayOfWeek.values())
                    .collect(Collectors.toMap(
                            day -> day, _ -> DayHours.of(new HoursRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)))),
            Collections.emptyNavigableMap());

    /// Until a day that no test sees.
    public static final OfficeHours CLOSED = OfficeHours.of(
            Map.of(),
            new TreeMap<>(Map.of(
                    LocalDate.of(9999, 1, 1), DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0))))));

    private TestHours() {}
}
