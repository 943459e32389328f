package dev.sportello.desktop.sample;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How the sample shop is set up.
public final class SampleAccount {

    /// Without office hours, as a new shop is.
    public static Account empty() {
        return account(OfficeHours.NONE, null, 0);
    }

    /// With office hours, one of which passes midnight, and exceptions of them.
    public static Account filled() {
        return filled(100);
    }

    /// The same, saved by another entry of the journal.
    public static Account filled(long version) {
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, DayHours.of(range(9, 13), range(14, 18)));
        }
        week.put(DayOfWeek.FRIDAY, DayHours.of(range(9, 13), range(22, 2)));
        week.put(DayOfWeek.SATURDAY, DayHours.of(range(10, 13)));
        week.put(DayOfWeek.SUNDAY, DayHours.CLOSED);
        var exceptions = new TreeMap<>(Map.of(
                LocalDate.of(2026, 1, 6), DayHours.CLOSED,
                LocalDate.of(2026, 4, 6), DayHours.CLOSED,
                LocalDate.of(2026, 12, 24), DayHours.of(range(9, 12))));
        return account(OfficeHours.of(week, exceptions), URI.create("https://bottega.example/login"), version);
    }

    private static Account account(OfficeHours hours, @Nullable URI signIn, long version) {
        return Account.of(
                new SettingsPage.General(
                        "Bottega",
                        Shop.ZONE,
                        signIn,
                        URI.create("https://bottega.example/privacy"),
                        null,
                        List.of("en", "it"),
                        WaitingMarks.STANDARD,
                        version),
                new SettingsPage.WebChat(
                        Visibility.SIGNED_IN_SHOPPERS, "Hi! How can we help you with your order?", version),
                new SettingsPage.Hours(
                        hours,
                        "Thanks for writing! We answer in a few minutes.",
                        "Thanks for writing! We are closed now, and answer when we are back.",
                        version));
    }

    private static HoursRange range(int from, int to) {
        return new HoursRange(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private SampleAccount() {}
}
