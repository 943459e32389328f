package dev.sportello.model;

import java.util.Objects;

/// Who wrote a message or changed a ticket.
public sealed interface Party {

    /// The shopper to whom the ticket belongs.
    record Shopper() implements Party {}

    /// An agent. The journal carries the first name only, since the shopper reads the same entry; the desktop finds
    /// the rest in its team.
    record ByAgent(AgentId agent, String firstName) implements Party {
        public ByAgent {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(firstName, "firstName");
        }
    }

    /// The relay itself, by a rule.
    record Automatic(Rule rule) implements Party {
        public Automatic {
            Objects.requireNonNull(rule, "rule");
        }
    }

    /// A party that is newer than this program. Nothing is taken to follow from who it is: neither a reply nor a
    /// message of the shopper's.
    record Unknown(String name, String json) implements Party, RawJson {
        public Unknown {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(json, "json");
        }
    }
}
