package dev.sportello.model;

import java.util.Objects;

/// How a connection to a mail server is protected.
public sealed interface MailSecurity {
    Known TLS = Known.TLS;
    Known STARTTLS = Known.STARTTLS;
    Known NONE = Known.NONE;

    enum Known implements MailSecurity {
        /// From the first byte on (RFC 8314).
        TLS,
        /// From the server's word on, and never without it (RFC 3207, RFC 9051).
        STARTTLS,
        /// Not at all: to a server on the relay's own machine only.
        NONE
    }

    /// A way that is newer than this program.
    record Unknown(String name) implements MailSecurity, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }
    }
}
