package dev.sportello.wire;

import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of a webhook that the relay sends. Integrators read it: fields are added, and none is changed.
///
/// @param type the name of a topic, or of a test
/// @param timestamp when it happened
/// @param id the header `webhook-id`
/// @param sequence of the entry in the journal; 0 of a test
public record WebhookEvent(String type, Instant timestamp, String id, long sequence, Data data) {
    public static final String TEST = "webhook.test";

    public WebhookEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(data, "data");
    }

    public sealed interface Data {}

    /// Whose ticket it is.
    ///
    /// @param customer the shop's own id; null where the shopper is known by another mark only
    public record Shopper(ProfileId profile, @Nullable String customer) {
        public Shopper {
            Objects.requireNonNull(profile, "profile");
        }
    }

    public record TicketOpened(TicketId ticket, Shopper shopper, Channel channel) implements Data {
        public TicketOpened {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(shopper, "shopper");
            Objects.requireNonNull(channel, "channel");
        }
    }

    public record MessageAdded(TicketId ticket, Shopper shopper, Message message) implements Data {
        public MessageAdded {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(shopper, "shopper");
            Objects.requireNonNull(message, "message");
        }
    }

    /// @param agent whose the ticket is now; null: nobody's
    public record TicketAssigned(
            TicketId ticket, Shopper shopper, @Nullable AgentId agent, Party by) implements Data {
        public TicketAssigned {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(shopper, "shopper");
            Objects.requireNonNull(by, "by");
        }
    }

    public record TicketClosed(TicketId ticket, Shopper shopper, Party by) implements Data {
        public TicketClosed {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(shopper, "shopper");
            Objects.requireNonNull(by, "by");
        }
    }

    /// All that the relay knew of somebody is gone: whoever has copies erases them.
    ///
    /// @param profile as it was told before, of tickets
    public record ProfileErased(ProfileId profile) implements Data {
        public ProfileErased {
            Objects.requireNonNull(profile, "profile");
        }
    }

    /// An admin tries whether the address answers.
    public record Test(String message) implements Data {
        public Test {
            Objects.requireNonNull(message, "message");
        }
    }
}
