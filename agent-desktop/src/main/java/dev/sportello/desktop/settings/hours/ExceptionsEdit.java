package dev.sportello.desktop.settings.hours;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// All exceptions while they are typed. FX thread only.
final class ExceptionsEdit {
    private final TimeText times;
    private final Runnable edited;
    private final ObservableList<ExceptionEdit> all = FXCollections.observableArrayList();
    private boolean filling;

    /// @param edited receives every change
    ExceptionsEdit(TimeText times, Runnable edited) {
        this.times = times;
        this.edited = edited;
    }

    /// By their first days as they were shown. To be changed by the methods below only.
    ObservableList<ExceptionEdit> all() {
        return all;
    }

    /// Whether one that is not yearly holds on the date.
    boolean hasOnce(LocalDate date) {
        return readable().stream()
                .anyMatch(one -> !one.yearly() && !date.isBefore(one.first()) && !date.isAfter(one.last()));
    }

    boolean hasHours() {
        return all.stream().anyMatch(exception -> !exception.day().ranges().isEmpty());
    }

    /// Adds a closed day, unless there is an exception for that date.
    void add(LocalDate date) {
        if (!hasOnce(date)) {
            put(HoursException.on(date, DayHours.CLOSED));
            didEdit();
        }
    }

    void remove(ExceptionEdit exception) {
        all.remove(exception);
        didEdit();
    }

    /// The exceptions; null while one of them is invalid.
    @Nullable
    List<HoursException> read() {
        var valid = all.stream()
                .allMatch(one -> one.exception() != null && one.fault().get() == null);
        return valid ? readable() : null;
    }

    void fill(List<HoursException> exceptions) {
        filling = true;
        all.clear();
        exceptions.forEach(this::put);
        filling = false;
        check();
    }

    /// Takes what a colleague added, changed and removed, where that was left as it was here.
    void rebase(List<HoursException> before, List<HoursException> next) {
        filling = true;
        all.removeIf(one -> {
            var mine = one.exception();
            return mine != null && before.contains(mine) && !next.contains(mine);
        });
        next.stream()
                .filter(theirs -> !before.contains(theirs))
                .filter(theirs -> readable().stream().noneMatch(theirs::overlaps))
                .forEach(this::put);
        filling = false;
        check();
    }

    private void put(HoursException exception) {
        var place = (int) all.stream()
                .takeWhile(one -> {
                    var first = one.first().get();
                    return first == null || !first.isAfter(exception.first());
                })
                .count();
        all.add(place, new ExceptionEdit(times, exception, this::didEdit));
    }

    private void didEdit() {
        if (!filling) {
            check();
            edited.run();
        }
    }

    private void check() {
        all.forEach(one -> {
            var mine = one.exception();
            one.check(mine != null
                    && all.stream()
                            .filter(other -> !other.equals(one))
                            .map(ExceptionEdit::exception)
                            .filter(Objects::nonNull)
                            .anyMatch(mine::overlaps));
        });
    }

    private List<HoursException> readable() {
        return all.stream()
                .map(ExceptionEdit::exception)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
