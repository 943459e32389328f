package dev.sportello.desktop.replica;

import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules;
import dev.sportello.model.WaitingMarks;
import java.time.ZoneId;

/// The account of a small shop, for tests that need any.
public final class SampleAccount {
    public static Account bottega() {
        return new Account(
                new SettingsPage.General(
                        "Bottega",
                        ZoneId.of("Europe/Rome"),
                        null,
                        null,
                        null,
                        SettingsRules.LANGUAGES,
                        WaitingMarks.STANDARD,
                        0),
                new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", 0),
                new SettingsPage.Hours(OfficeHours.NONE, "We answer in a few minutes.", "We are closed now.", 0));
    }

    private SampleAccount() {}
}
