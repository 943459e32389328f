package dev.sportello.model;

import dev.sportello.hours.DayHours;
import java.util.Collection;

/// How large a page of hours is at most, in bytes of the JSON in which it is saved: of each of its parts there may be
/// many, and all together have to fit into the body of a request.
final class HoursSize {
    /// Of a body's 64 KiB, without what stands there beside the page.
    static final int MOST = 63 * 1024;

    private static final int PAGE = 250;

    /// With the quotes, colon and comma around it.
    private static final int TEXT = 10;

    private static final int DAY = 20;
    private static final int RANGE = 34;
    /// Without its hours, which are counted as a day's.
    private static final int EXCEPTION = 62;

    static int of(SettingsPage.Hours page) {
        var week = page.hours().week().values();
        var exceptions = page.hours().exceptions();
        var names = exceptions.stream().mapToInt(it -> EXCEPTION + of(it.name()));
        var days = exceptions.stream().map(it -> it.hours()).toList();
        return PAGE
                + of(page.withinReply())
                + of(page.outsideReply())
                + ofAll(page.withinText().translations().values())
                + ofAll(page.outsideText().translations().values())
                + ofDays(week)
                + ofDays(days)
                + names.sum();
    }

    private static int ofDays(Collection<DayHours> days) {
        return days.stream().mapToInt(day -> DAY + RANGE * day.ranges().size()).sum();
    }

    private static int ofAll(Collection<String> texts) {
        return texts.stream().mapToInt(text -> TEXT + of(text)).sum();
    }

    private static int of(String text) {
        return text.codePoints().map(HoursSize::of).sum();
    }

    private static int of(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint < ' ' || codePoint == '"' || codePoint == '\\' ? 2 : 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private HoursSize() {}
}
