package dev.sportello.model;

import java.util.Objects;

/// The one shop that a relay serves, as its admins have set it. Immutable.
///
/// Relay and desktop both call [#apply], so that both see the same settings.
public record Account(SettingsPage.General general, SettingsPage.WebChat webChat, SettingsPage.Hours hours) {
    public Account {
        Objects.requireNonNull(general, "general");
        Objects.requireNonNull(webChat, "webChat");
        Objects.requireNonNull(hours, "hours");
    }

    /// This account after the entry; the same where the entry does not concern it, or has been applied before.
    public Account apply(Entry entry) {
        if (!(entry.change() instanceof Change.SettingsSaved(Party _, SettingsPage page))
                || entry.sequence() <= same(page).version()) {
            return this;
        }
        return with(page.at(entry.sequence()));
    }

    /// This account with one page replaced; the same for a page that this program does not know.
    public Account with(SettingsPage page) {
        return switch (page) {
            case SettingsPage.General next -> new Account(next, webChat, hours);
            case SettingsPage.WebChat next -> new Account(general, next, hours);
            case SettingsPage.Hours next -> new Account(general, webChat, next);
            case SettingsPage.Unknown _ -> this;
        };
    }

    /// The page of the same kind as it stands here; a page that this program does not know is its own.
    public SettingsPage same(SettingsPage page) {
        return switch (page) {
            case SettingsPage.General _ -> general;
            case SettingsPage.WebChat _ -> webChat;
            case SettingsPage.Hours _ -> hours;
            case SettingsPage.Unknown unknown -> unknown;
        };
    }
}
