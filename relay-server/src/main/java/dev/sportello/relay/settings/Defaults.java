package dev.sportello.relay.settings;

import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules;
import dev.sportello.model.WaitingMarks;
import java.time.ZoneId;
import java.util.Map;

/// The settings of a shop that has set nothing yet. There are texts for the automatic replies already: they wait for
/// hours.
final class Defaults {
    static Account of(ZoneId zone) {
        return Account.of(
                new SettingsPage.General(
                        "Our shop", zone, null, null, null, SettingsRules.LANGUAGES, WaitingMarks.STANDARD, 0),
                new SettingsPage.WebChat(
                        Visibility.SIGNED_IN_SHOPPERS,
                        "Hi! How can we help?",
                        Map.of("it", "Ciao! Come possiamo aiutarti?"),
                        0),
                new SettingsPage.Hours(
                        OfficeHours.NONE,
                        "Thanks for writing! We answer in a few minutes.",
                        "Thanks for writing! We are closed now, and back {opens|soon}.",
                        Map.of("it", "Grazie del messaggio! Rispondiamo tra pochi minuti."),
                        Map.of("it", "Grazie del messaggio! Ora siamo chiusi, e riapriamo {opens|presto}."),
                        0),
                SettingsPage.Brand.STANDARD,
                SettingsPage.Retention.NONE,
                SettingsPage.Sites.NONE,
                SettingsPage.Channels.NONE);
    }

    private Defaults() {}
}
