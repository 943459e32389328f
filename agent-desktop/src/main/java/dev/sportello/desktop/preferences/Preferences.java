package dev.sportello.desktop.preferences;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;

/// What an agent prefers on this computer. Immutable.
///
/// @param guide whether an admin sees what a new shop still needs
/// @param quiet when there are no notifications; empty: always
public record Preferences(
        Scheme scheme,
        Language language,
        TextSize textSize,
        Density density,
        SendKey sendKey,
        NotificationMode notices,
        Preview preview,
        Optional<QuietHours> quiet,
        Guide guide) {

    /// What holds until something else is chosen.
    public static final Preferences STANDARD = new Preferences(
            Scheme.SYSTEM,
            Language.SYSTEM,
            TextSize.STANDARD,
            Density.COMFORTABLE,
            SendKey.ENTER,
            NotificationMode.ALOUD,
            Preview.SHOWN,
            Optional.empty(),
            Guide.SHOWN);

    public Preferences with(Scheme next) {
        return new Preferences(next, language, textSize, density, sendKey, notices, preview, quiet, guide);
    }

    public Preferences with(Language next) {
        return new Preferences(scheme, next, textSize, density, sendKey, notices, preview, quiet, guide);
    }

    public Preferences with(TextSize next) {
        return new Preferences(scheme, language, next, density, sendKey, notices, preview, quiet, guide);
    }

    public Preferences with(Density next) {
        return new Preferences(scheme, language, textSize, next, sendKey, notices, preview, quiet, guide);
    }

    public Preferences with(SendKey next) {
        return new Preferences(scheme, language, textSize, density, next, notices, preview, quiet, guide);
    }

    public Preferences with(NotificationMode next) {
        return new Preferences(scheme, language, textSize, density, sendKey, next, preview, quiet, guide);
    }

    public Preferences with(Preview next) {
        return new Preferences(scheme, language, textSize, density, sendKey, notices, next, quiet, guide);
    }

    /// @param next empty for none
    public Preferences with(Optional<QuietHours> next) {
        return new Preferences(scheme, language, textSize, density, sendKey, notices, preview, next, guide);
    }

    public Preferences with(Guide next) {
        return new Preferences(scheme, language, textSize, density, sendKey, notices, preview, quiet, next);
    }

    /// Whether a notification may come now.
    ///
    /// @param clock with the zone of the clock on the wall
    public boolean notifies(Clock clock) {
        return notices != NotificationMode.OFF
                && quiet.filter(hours -> hours.holdAt(LocalTime.now(clock))).isEmpty();
    }
}
