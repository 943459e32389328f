package dev.sportello.model;

import java.util.Objects;

/// Why a webhook did not arrive.
public sealed interface WebhookFailure {
    Known REFUSED = Known.REFUSED;
    Known TIMED_OUT = Known.TIMED_OUT;
    Known UNREACHABLE = Known.UNREACHABLE;
    Known NAME_UNKNOWN = Known.NAME_UNKNOWN;
    Known ADDRESS_PRIVATE = Known.ADDRESS_PRIVATE;
    Known TLS_FAILED = Known.TLS_FAILED;
    Known SWITCHED_OFF = Known.SWITCHED_OFF;
    Known SECRET_UNREADABLE = Known.SECRET_UNREADABLE;
    Known ERASED = Known.ERASED;

    enum Known implements WebhookFailure {
        /// It was answered, with another status than 2xx.
        REFUSED,
        TIMED_OUT,
        /// No connection, or one that broke.
        UNREACHABLE,
        NAME_UNKNOWN,
        /// The name leads to no address that webhooks may go to.
        ADDRESS_PRIVATE,
        /// No TLS connection, such as with a certificate that has expired.
        TLS_FAILED,
        /// The webhook was switched off before.
        SWITCHED_OFF,
        /// The relay cannot read the secret by which it signs.
        SECRET_UNREADABLE,
        /// What there was to tell has been erased.
        ERASED
    }

    /// A failure that is newer than this program.
    record Unknown(String name) implements WebhookFailure, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }
    }
}
