package dev.sportello.wire;

import dev.sportello.model.UnknownName;
import java.util.Objects;

/// What the relay calls an error.
public sealed interface ErrorName permits ErrorKind, ErrorName.Unknown {

    /// The HTTP status (RFC 9110) that carries it.
    int status();

    /// An error that is newer than this program. The sentence of its refusal says what to do, and `retry` whether
    /// trying again can help.
    record Unknown(String name) implements ErrorName, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }

        /// Over HTTP the status says more.
        @Override
        public int status() {
            return 400;
        }
    }
}
