package dev.sportello.desktop.sample;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.UnseenMail;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
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
                        version),
                // The sample shop has texts from the beginning on.
                texts().at(version));
    }

    /// With all channels set up and on.
    public static SettingsPage.Channels channels() {
        return new SettingsPage.Channels(
                URI.create("https://chat.bottega.example"),
                new SmsGateway(
                        true,
                        URI.create("https://api.twilio.com"),
                        "AC0123456789abcdef0123456789abcdef",
                        "+39051123456",
                        true),
                new SmtpServer(
                        true,
                        "smtp.bottega.example",
                        465,
                        MailSecurity.TLS,
                        "ciao@bottega.example",
                        "ciao@bottega.example",
                        "Bottega"),
                new Mailbox(
                        true,
                        "imap.bottega.example",
                        993,
                        MailSecurity.TLS,
                        "ciao@bottega.example",
                        "ciao@bottega.example",
                        false),
                new UnseenMail(true, Duration.ofMinutes(10), URI.create("https://bottega.example/account")),
                0);
    }

    private static SettingsPage.Channels texts() {
        var all = channels();
        return new SettingsPage.Channels(all.address(), all.sms(), null, null, null, 0);
    }

    public static HoursRange range(int from, int to) {
        return new HoursRange(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private SampleAccount() {}
}
