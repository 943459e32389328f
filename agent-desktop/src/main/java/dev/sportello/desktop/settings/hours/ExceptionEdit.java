package dev.sportello.desktop.settings.hours;

import dev.sportello.hours.HoursException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Days that are not as the week has them, while they are typed. FX thread only.
final class ExceptionEdit {
    private final StringProperty name;
    private final ObjectProperty<@Nullable LocalDate> first;
    private final ObjectProperty<@Nullable LocalDate> last;
    private final BooleanProperty yearly;
    private final DayEdit day;
    private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();

    /// Why an exception is invalid.
    enum Fault {
        NO_DATE,
        DATES_DO_NOT_FIT,
        OVERLAP
    }

    /// @param edited receives every change
    ExceptionEdit(TimeText times, HoursException exception, Runnable edited) {
        name = new SimpleStringProperty(exception.name());
        first = new SimpleObjectProperty<>(exception.first());
        last = new SimpleObjectProperty<>(exception.last());
        yearly = new SimpleBooleanProperty(exception.yearly());
        day = new DayEdit(times, edited);
        day.show(exception.hours());
        Stream.<ObservableValue<?>>of(name, first, last, yearly)
                .forEach(value -> value.subscribe((_, _) -> edited.run()));
    }

    StringProperty name() {
        return name;
    }

    /// Null while the text is no date.
    ObjectProperty<@Nullable LocalDate> first() {
        return first;
    }

    /// Null while the text is no date.
    ObjectProperty<@Nullable LocalDate> last() {
        return last;
    }

    BooleanProperty yearly() {
        return yearly;
    }

    DayEdit day() {
        return day;
    }

    ReadOnlyObjectProperty<@Nullable Fault> fault() {
        return fault.getReadOnlyProperty();
    }

    /// The exception as far as it is one by itself; null while it is none.
    @Nullable
    HoursException exception() {
        var hours = day.hours();
        return own() != null || hours == null
                ? null
                : new HoursException(
                        name.get(),
                        Objects.requireNonNull(first.get()),
                        Objects.requireNonNull(last.get()),
                        yearly.get(),
                        hours);
    }

    /// @param overlaps whether another one of its kind has a day of this one
    void check(boolean overlaps) {
        fault.set(overlaps ? Fault.OVERLAP : own());
    }

    private @Nullable Fault own() {
        var from = first.get();
        var to = last.get();
        if (from == null || to == null || from.getYear() < 1 || to.getYear() > 9999) {
            return Fault.NO_DATE;
        }
        return HoursException.fit(from, to) ? null : Fault.DATES_DO_NOT_FIT;
    }
}
