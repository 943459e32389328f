package dev.sportello.desktop.settings.hours;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The ranges of one day while they are typed. FX thread only.
final class DayEdit {
    private static final int DAY = 24 * 60;
    private static final int PAUSE = 60;
    private static final int USUAL = 4 * 60;

    private final TimeText times;
    private final Runnable edited;
    private final ObservableList<RangeEdit> ranges = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper full = new ReadOnlyBooleanWrapper();

    /// @param edited receives every change
    DayEdit(TimeText times, Runnable edited) {
        this.times = times;
        this.edited = edited;
    }

    /// To be changed by the methods below only.
    ObservableList<RangeEdit> ranges() {
        return ranges;
    }

    /// The day's hours; null while a range is invalid.
    @Nullable
    DayHours hours() {
        return ranges.stream().allMatch(range -> range.fault().get() == null)
                ? new DayHours(ranges.stream()
                        .map(range -> Objects.requireNonNull(range.range()))
                        .toList())
                : null;
    }

    void show(DayHours hours) {
        ranges.setAll(hours.ranges().stream().map(this::edit).toList());
        check();
    }

    /// Whether [#add] finds no room, by what is typed now.
    ReadOnlyBooleanProperty full() {
        return full.getReadOnlyProperty();
    }

    /// Adds the range that comes to mind next: office hours on an empty day, else some hours after a pause behind the
    /// last, or before the first.
    void add() {
        var next = next();
        if (next != null) {
            ranges.add(next.startMinute() < firstStart() ? 0 : ranges.size(), edit(next));
            check();
        }
    }

    /// From 0:00 to 24:00, in the place of what is there.
    void openAllDay() {
        show(DayHours.of(new HoursRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }

    void remove(RangeEdit range) {
        ranges.remove(range);
        check();
    }

    private RangeEdit edit(HoursRange range) {
        var edit = new RangeEdit(times, range);
        edit.start().subscribe((_, _) -> check());
        edit.end().subscribe((_, _) -> check());
        return edit;
    }

    private void check() {
        var whole = ranges.stream().filter(range -> range.range() != null).toList();
        var overlapping = new ArrayList<RangeEdit>();
        DayHours.problems(readable()).forEach(problem -> overlapping.add(whole.get(problem.index())));
        ranges.forEach(range -> range.check(overlapping.contains(range)));
        full.set(next() == null);
        edited.run();
    }

    private List<HoursRange> readable() {
        return ranges.stream()
                .map(RangeEdit::range)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private int firstStart() {
        return readable().stream().mapToInt(HoursRange::startMinute).min().orElse(0);
    }

    private @Nullable HoursRange next() {
        var known = readable();
        if (known.isEmpty()) {
            return ranges.isEmpty() ? new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0)) : null;
        }
        var last = known.stream()
                .max(Comparator.comparingInt(HoursRange::endMinute))
                .orElseThrow()
                .endMinute();
        if (last + 2 * PAUSE <= DAY) {
            return range(last + PAUSE, Math.min(last + PAUSE + USUAL, DAY));
        }
        var first = firstStart();
        return first < 2 * PAUSE ? null : range(Math.max(0, first - PAUSE - USUAL), first - PAUSE);
    }

    private static HoursRange range(int start, int end) {
        return new HoursRange(LocalTime.ofSecondOfDay(start * 60L), LocalTime.ofSecondOfDay(end % DAY * 60L));
    }
}
