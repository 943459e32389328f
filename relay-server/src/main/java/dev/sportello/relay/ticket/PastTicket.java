package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A ticket that happened before: an import, or sample data.
///
/// @param past what happened after the opening, in the order of time
public record PastTicket(ProfileId profile, String shopperName, Channel channel, Instant openedAt, List<Past> past) {
    public PastTicket {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(shopperName, "shopperName");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(openedAt, "openedAt");
        past = List.copyOf(past);
        if (past.stream().anyMatch(it -> it.at().isBefore(openedAt))) {
            throw new IllegalArgumentException(
                    "Something happened to a ticket of " + shopperName + " before it opened.");
        }
    }

    /// Something that happened to the ticket.
    public sealed interface Past {
        Instant at();
    }

    /// A message, an assignment, a change of status.
    public record Changed(Instant at, Change.OfTicket change) implements Past {
        public Changed {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(change, "change");
        }
    }

    /// The shopper had everything so far in view.
    public record SeenByShopper(Instant at) implements Past {
        public SeenByShopper {
            Objects.requireNonNull(at, "at");
        }
    }

    /// An agent had read everything so far.
    public record ReadByAgent(Instant at, AgentId agent) implements Past {
        public ReadByAgent {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(agent, "agent");
        }
    }
}
