package dev.sportello.model;

import java.util.Objects;

/// What an agent may do. An admin may do all that an agent may.
public sealed interface Role {
    Known AGENT = Known.AGENT;
    Known ADMIN = Known.ADMIN;

    enum Known implements Role {
        AGENT,
        ADMIN
    }

    /// A role that is newer than this program. Here it counts as an agent's; what it allows decides the relay.
    record Unknown(String name) implements Role, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }
    }
}
