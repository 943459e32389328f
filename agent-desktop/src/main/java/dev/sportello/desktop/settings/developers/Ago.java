package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long ago something was, as one says it. Immutable.
record Ago(Clock clock, Texts texts) {
    private static final int DAYS_OF_A_WEEK = 7;

    /// `3 minutes ago`; beyond a week, the day.
    String of(Instant at) {
        var passed = Duration.between(at, clock.instant());
        if (passed.toMinutes() < 1) {
            return texts.get("ago.now");
        }
        if (passed.toHours() < 1) {
            return texts.get("ago.minutes", passed.toMinutes());
        }
        if (passed.toDays() < 1) {
            return texts.get("ago.hours", passed.toHours());
        }
        return passed.toDays() < DAYS_OF_A_WEEK ? texts.get("ago.days", passed.toDays()) : texts.get("ago.on", day(at));
    }

    /// `5 March 2026`
    String day(Instant at) {
        return Formats.date(texts.locale()).withZone(clock.getZone()).format(at);
    }
}
