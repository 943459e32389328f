package dev.sportello.desktop.settings.hours;

import dev.sportello.hours.HoursProblem;
import dev.sportello.hours.HoursRange;
import java.time.LocalTime;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One range while it is typed: two texts, and what is wrong with them. FX thread only.
final class RangeEdit {
    private final TimeText times;
    private final StringProperty start;
    private final StringProperty end;
    private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();

    /// Why a range is invalid.
    enum Fault {
        START_UNREADABLE,
        END_UNREADABLE,
        EMPTY,
        OVERLAP
    }

    RangeEdit(TimeText times, HoursRange range) {
        this.times = times;
        start = new SimpleStringProperty(times.start(range.start()));
        end = new SimpleStringProperty(times.end(range.end()));
    }

    StringProperty start() {
        return start;
    }

    StringProperty end() {
        return end;
    }

    ReadOnlyObjectProperty<@Nullable Fault> fault() {
        return fault.getReadOnlyProperty();
    }

    TimeText times() {
        return times;
    }

    /// The range as far as it is one by itself; null while it is none.
    @Nullable
    HoursRange range() {
        var from = times.readStart(start.get());
        var to = times.readEnd(end.get());
        return from == null || to == null || HoursRange.problem(from, to) != null ? null : new HoursRange(from, to);
    }

    /// Writes both in the language's own way, when one leaves the fields.
    void tidy() {
        var from = times.readStart(start.get());
        var to = times.readEnd(end.get());
        if (from != null) {
            start.set(times.start(from));
        }
        if (to != null) {
            end.set(times.end(to));
        }
    }

    /// @param overlaps whether another range of the day has a minute of this one
    void check(boolean overlaps) {
        var from = times.readStart(start.get());
        var to = times.readEnd(end.get());
        fault.set(overlaps ? Fault.OVERLAP : own(from, to));
    }

    private static @Nullable Fault own(@Nullable LocalTime from, @Nullable LocalTime to) {
        if (from == null) {
            return Fault.START_UNREADABLE;
        }
        if (to == null) {
            return Fault.END_UNREADABLE;
        }
        return HoursRange.problem(from, to) == HoursProblem.EMPTY ? Fault.EMPTY : null;
    }
}
