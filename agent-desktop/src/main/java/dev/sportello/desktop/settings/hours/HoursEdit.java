package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The page of the office hours while it is edited. FX thread only.
final class HoursEdit extends PageEdit<Hours> {
    private final TimeText times;
    private final Map<DayOfWeek, DayEdit> week = new EnumMap<>(DayOfWeek.class);
    private final ObservableList<ExceptionEdit> exceptions = FXCollections.observableArrayList();
    private final StringProperty withinReply = new SimpleStringProperty("");
    private final StringProperty outsideReply = new SimpleStringProperty("");

    /// One date that is not as the week has it.
    record ExceptionEdit(LocalDate date, DayEdit day) {}

    HoursEdit(TimeText times, Hours page) {
        super(Hours.class, page);
        this.times = times;
        for (var day : DayOfWeek.values()) {
            week.put(day, new DayEdit(times, this::edited));
        }
        withinReply.subscribe((_, _) -> edited());
        outsideReply.subscribe((_, _) -> edited());
        begin(page);
    }

    TimeText times() {
        return times;
    }

    DayEdit day(DayOfWeek day) {
        return week.computeIfAbsent(day, _ -> new DayEdit(times, this::edited));
    }

    /// By their dates. To be changed by the methods below only.
    ObservableList<ExceptionEdit> exceptions() {
        return exceptions;
    }

    StringProperty withinReply() {
        return withinReply;
    }

    StringProperty outsideReply() {
        return outsideReply;
    }

    /// Whether any range is there, readable or not: then there are automatic replies.
    boolean hasHours() {
        return week.values().stream().anyMatch(day -> !day.ranges().isEmpty())
                || exceptions.stream()
                        .anyMatch(exception -> !exception.day().ranges().isEmpty());
    }

    /// Gives the day after the same hours.
    void copyToNextDay(DayOfWeek day) {
        copy(day, day.plus(1));
    }

    void copyToAllDays(DayOfWeek day) {
        for (var other : DayOfWeek.values()) {
            copy(day, other);
        }
    }

    private void copy(DayOfWeek from, DayOfWeek to) {
        var hours = day(from).hours();
        if (from != to && hours != null) {
            day(to).show(hours);
        }
    }

    boolean hasException(LocalDate date) {
        return exceptions.stream().anyMatch(exception -> exception.date().equals(date));
    }

    /// Adds a closed day, unless there is an exception for that date.
    void addException(LocalDate date) {
        if (!hasException(date)) {
            put(date, DayHours.CLOSED);
            edited();
        }
    }

    void removeException(ExceptionEdit exception) {
        exceptions.remove(exception);
        edited();
    }

    @Override
    protected @Nullable Hours read(long version) {
        var days = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var hours = day(day).hours();
            if (hours == null) {
                return null;
            }
            days.put(day, hours);
        }
        var dates = new TreeMap<LocalDate, DayHours>();
        for (var exception : exceptions) {
            var hours = exception.day().hours();
            if (hours == null) {
                return null;
            }
            dates.put(exception.date(), hours);
        }
        return new Hours(new OfficeHours(days, dates), withinReply.get(), outsideReply.get(), version);
    }

    @Override
    protected void fill(Hours page) {
        for (var day : DayOfWeek.values()) {
            day(day).show(page.hours().every(day));
        }
        exceptions.clear();
        page.hours().exceptions().forEach(this::put);
        withinReply.set(page.withinReply());
        outsideReply.set(page.outsideReply());
    }

    @Override
    protected void rebase(Hours before, Hours next) {
        for (var day : DayOfWeek.values()) {
            if (before.hours().every(day).equals(day(day).hours())) {
                day(day).show(next.hours().every(day));
            }
        }
        rebaseExceptions(before.hours(), next.hours());
        Rebase.field(withinReply, before.withinReply(), next.withinReply());
        Rebase.field(outsideReply, before.outsideReply(), next.outsideReply());
    }

    private void rebaseExceptions(OfficeHours before, OfficeHours next) {
        exceptions.removeIf(exception -> {
            var was = before.exceptions().get(exception.date());
            return was != null && was.equals(exception.day().hours());
        });
        next.exceptions().forEach((date, hours) -> {
            var removedHere = hours.equals(before.exceptions().get(date));
            if (!hasException(date) && !(removedHere && removedBefore(date))) {
                put(date, hours);
            }
        });
    }

    private boolean removedBefore(LocalDate date) {
        var mine = draft().get();
        return mine != null && !mine.hours().exceptions().containsKey(date);
    }

    private void put(LocalDate date, DayHours hours) {
        var day = new DayEdit(times, this::edited);
        day.show(hours);
        exceptions.add(new ExceptionEdit(date, day));
        FXCollections.sort(exceptions, Comparator.comparing(ExceptionEdit::date));
    }
}
