package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.ShopTextEdit;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The page of the office hours while it is edited. FX thread only.
final class HoursEdit extends PageEdit<Hours> {
    private final TimeText times;
    private final Map<DayOfWeek, DayEdit> week = new EnumMap<>(DayOfWeek.class);
    private final ExceptionsEdit exceptions;
    private final ShopTextEdit withinReply = new ShopTextEdit(this::edited);
    private final ShopTextEdit outsideReply = new ShopTextEdit(this::edited);

    HoursEdit(TimeText times, Hours page) {
        super(Hours.class, page);
        this.times = times;
        exceptions = new ExceptionsEdit(times, this::edited);
        for (var day : DayOfWeek.values()) {
            week.put(day, new DayEdit(times, this::edited));
        }
        begin(page);
    }

    TimeText times() {
        return times;
    }

    DayEdit day(DayOfWeek day) {
        return week.computeIfAbsent(day, _ -> new DayEdit(times, this::edited));
    }

    ExceptionsEdit exceptions() {
        return exceptions;
    }

    StringProperty withinReply() {
        return withinReply.text();
    }

    ShopTextEdit withinText() {
        return withinReply;
    }

    ShopTextEdit outsideText() {
        return outsideReply;
    }

    /// Whether any range is there, readable or not: then there are automatic replies.
    boolean hasHours() {
        return week.values().stream().anyMatch(day -> !day.ranges().isEmpty()) || exceptions.hasHours();
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

    /// Gives the days from Monday to Friday the same hours.
    void copyToWeekdays(DayOfWeek day) {
        for (var other : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            copy(day, other);
        }
    }

    private void copy(DayOfWeek from, DayOfWeek to) {
        var hours = day(from).hours();
        if (from != to && hours != null) {
            day(to).show(hours);
        }
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
        var others = exceptions.read();
        if (others == null) {
            return null;
        }
        var within = withinReply.read();
        var outside = outsideReply.read();
        return new Hours(
                new OfficeHours(days, others),
                within.text(),
                outside.text(),
                within.translations(),
                outside.translations(),
                version);
    }

    @Override
    protected void fill(Hours page) {
        for (var day : DayOfWeek.values()) {
            day(day).show(page.hours().every(day));
        }
        exceptions.fill(page.hours().exceptions());
        withinReply.fill(page.withinText());
        outsideReply.fill(page.outsideText());
    }

    @Override
    protected void rebase(Hours before, Hours next) {
        for (var day : DayOfWeek.values()) {
            if (before.hours().every(day).equals(day(day).hours())) {
                day(day).show(next.hours().every(day));
            }
        }
        exceptions.rebase(before.hours().exceptions(), next.hours().exceptions());
        withinReply.rebase(before.withinText(), next.withinText());
        outsideReply.rebase(before.outsideText(), next.outsideText());
    }
}
