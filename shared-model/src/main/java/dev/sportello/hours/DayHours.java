package dev.sportello.hours;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The hours of one day. Immutable.
///
/// @param ranges by their start, without overlap; those that touched have become one
public record DayHours(List<HoursRange> ranges) {
    public static final DayHours CLOSED = new DayHours(List.of());

    /// One range of a list that cannot stand.
    ///
    /// @param index its place in the list
    public record Problem(int index, HoursProblem kind) {}

    /// Takes the ranges in any order, and merges those that touch.
    ///
    /// @throws IllegalArgumentException if two of them overlap
    public DayHours {
        ranges = merged(ranges.stream()
                .sorted(Comparator.comparingInt(HoursRange::startMinute))
                .toList());
    }

    /// @throws IllegalArgumentException if two of the ranges overlap
    public static DayHours of(HoursRange... ranges) {
        return new DayHours(List.of(ranges));
    }

    /// Whether no minute of the day is left out, by its own ranges alone.
    boolean isAllDay() {
        return ranges.size() == 1
                && ranges.getFirst().startMinute() == 0
                && ranges.getFirst().endMinute() == HoursRange.MINUTES_OF_A_DAY;
    }

    /// What keeps these ranges from being the hours of one day: every range that overlaps another one, so that a form
    /// can show it beside each. Empty exactly when the constructor takes them.
    public static List<Problem> problems(List<HoursRange> ranges) {
        return IntStream.range(0, ranges.size())
                .filter(index -> overlapsAnother(ranges, index))
                .mapToObj(index -> new Problem(index, HoursProblem.OVERLAP))
                .toList();
    }

    private static boolean overlapsAnother(List<HoursRange> ranges, int index) {
        return IntStream.range(0, ranges.size())
                .anyMatch(other -> other != index && ranges.get(index).overlaps(ranges.get(other)));
    }

    private static List<HoursRange> merged(List<HoursRange> sorted) {
        var merged = new ArrayList<HoursRange>(sorted.size());
        for (var range : sorted) {
            if (!merged.isEmpty() && merged.getLast().overlaps(range)) {
                throw new IllegalArgumentException(HoursProblem.OVERLAP.sentence());
            }
            if (!merged.isEmpty() && merged.getLast().joins(range)) {
                range = new HoursRange(merged.removeLast().start(), range.end());
            }
            merged.add(range);
        }
        return List.copyOf(merged);
    }
}
