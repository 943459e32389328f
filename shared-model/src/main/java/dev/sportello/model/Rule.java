package dev.sportello.model;

import java.util.Objects;

/// By which rule the relay did something by itself.
public sealed interface Rule {
    Known WITHIN_HOURS = Known.WITHIN_HOURS;
    Known OUTSIDE_HOURS = Known.OUTSIDE_HOURS;
    Known SNOOZE_ENDED = Known.SNOOZE_ENDED;

    enum Known implements Rule {
        /// The automatic reply to a shopper who wrote while the shop was open.
        WITHIN_HOURS,
        /// The automatic reply to a shopper who wrote while the shop was closed.
        OUTSIDE_HOURS,
        /// The time had come until which a ticket was snoozed.
        SNOOZE_ENDED
    }

    /// A rule that is newer than this program.
    record Unknown(String name) implements Rule, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }
    }
}
