package dev.sportello.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;

/// The instants at which a clock on a wall, in a zone with these rules, shows a time. Both meanings keep the order of
/// the times they are given: a later time never gives an earlier instant.
record WallClock(ZoneRules rules) {

    /// When a range starts that starts so many minutes after the day's 00:00: the first of two such times, or the first
    /// instant after a gap that skips it.
    Instant start(LocalDate day, int minute) {
        var wall = wall(day, minute);
        var offsets = rules.getValidOffsets(wall);
        return offsets.isEmpty() ? afterGap(wall) : wall.toInstant(offsets.getFirst());
    }

    /// When a range ends: the second of two such times, or the first instant after a gap.
    Instant end(LocalDate day, int minute) {
        var wall = wall(day, minute);
        var offsets = rules.getValidOffsets(wall);
        return offsets.isEmpty() ? afterGap(wall) : wall.toInstant(offsets.getLast());
    }

    private Instant afterGap(LocalDateTime skipped) {
        return rules.getTransition(skipped).getInstant();
    }

    private static LocalDateTime wall(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute);
    }
}
