package dev.sportello.model;

import java.util.Objects;

/// By which rule the relay did something by itself.
public sealed interface Rule {
    Known WITHIN_HOURS = Known.WITHIN_HOURS;
    Known OUTSIDE_HOURS = Known.OUTSIDE_HOURS;
    Known SNOOZE_ENDED = Known.SNOOZE_ENDED;
    Known SHOP_SYSTEM_ASKED = Known.SHOP_SYSTEM_ASKED;
    Known API_KEY_ASKED = Known.API_KEY_ASKED;
    Known OPERATOR_ASKED = Known.OPERATOR_ASKED;
    Known RETENTION_ENDED = Known.RETENTION_ENDED;
    Known HELP_ASKED = Known.HELP_ASKED;

    enum Known implements Rule {
        /// The automatic reply to a shopper who wrote while the shop was open.
        WITHIN_HOURS,
        /// The automatic reply to a shopper who wrote while the shop was closed.
        OUTSIDE_HOURS,
        /// The time had come until which a ticket was snoozed.
        SNOOZE_ENDED,
        /// The shop system asked by a webhook to have a customer erased.
        SHOP_SYSTEM_ASKED,
        /// A system of the shop asked for it with an API key.
        API_KEY_ASKED,
        /// Whoever runs the relay did it, by a command.
        OPERATOR_ASKED,
        /// It had become as old as the shop keeps it.
        RETENTION_ENDED,
        /// The shopper had texted HELP.
        HELP_ASKED
    }

    /// A rule that is newer than this program.
    record Unknown(String name) implements Rule, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }
    }
}
