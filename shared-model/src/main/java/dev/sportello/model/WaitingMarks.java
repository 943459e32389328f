package dev.sportello.model;

import java.time.Duration;
import java.util.Objects;

/// How long a shopper may wait before the ticket turns amber, and before it turns red. What may stand in them decides
/// [SettingsRules].
public record WaitingMarks(Duration amber, Duration red) {
    public static final WaitingMarks STANDARD = new WaitingMarks(Duration.ofMinutes(3), Duration.ofMinutes(5));

    public WaitingMarks {
        Objects.requireNonNull(amber, "amber");
        Objects.requireNonNull(red, "red");
    }
}
