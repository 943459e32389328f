package dev.sportello.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// An address of the shop's systems to which the relay sends what happens. Immutable.
///
/// @param url may hold a password of its own: for admins only
/// @param description what the admins call it, 0 to 100 characters
/// @param topics of what it hears, each once
/// @param enabled whether anything is sent there
public record Webhook(WebhookId id, URI url, String description, List<Topic> topics, boolean enabled, Instant madeAt) {
    public Webhook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(description, "description");
        topics = topics.stream().distinct().toList();
        Objects.requireNonNull(madeAt, "madeAt");
    }

    /// What can be heard.
    public sealed interface Topic {
        Known TICKET_OPENED = Known.TICKET_OPENED;
        Known MESSAGE_ADDED = Known.MESSAGE_ADDED;
        Known TICKET_ASSIGNED = Known.TICKET_ASSIGNED;
        Known TICKET_CLOSED = Known.TICKET_CLOSED;
        Known PROFILE_ERASED = Known.PROFILE_ERASED;

        enum Known implements Topic {
            TICKET_OPENED,
            /// The shopper, an agent or the relay wrote something that the shopper sees.
            MESSAGE_ADDED,
            TICKET_ASSIGNED,
            TICKET_CLOSED,
            PROFILE_ERASED
        }

        /// A topic that is newer than this program.
        record Unknown(String name) implements Topic, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }
}
