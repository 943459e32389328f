package dev.sportello.desktop.replica;

import dev.sportello.wire.Command;
import java.time.Instant;
import java.util.Objects;

/// What the agent wrote or did, and what cannot reach the ticket that was meant: the relay follows another journal than
/// then, say after it was restored from a backup, the number is another ticket's now, or the ticket is closed. It stays
/// until the agent has read and discarded it, and is never sent.
public sealed interface Undeliverable {

    /// The ticket that the agent meant.
    Addressee to();

    /// When the agent wrote or did it.
    Instant at();

    /// What the agent wrote; empty for what was done without a word.
    String text();

    /// A reply that was never sent, or something done to a ticket that never happened.
    record Queued(QueuedCommand queued) implements Undeliverable {
        public Queued {
            Objects.requireNonNull(queued, "queued");
        }

        @Override
        public Addressee to() {
            return queued.to();
        }

        @Override
        public Instant at() {
            return queued.at();
        }

        @Override
        public String text() {
            return queued.command() instanceof Command.HasText said ? said.text() : "";
        }
    }

    /// What was begun and not sent.
    ///
    /// @param closed whether the ticket that was meant is closed; else it is of another journal, or another by now
    record Begun(Addressee to, Instant at, Draft draft, boolean closed) implements Undeliverable {
        public Begun {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(draft, "draft");
        }

        @Override
        public String text() {
            return draft.text();
        }
    }
}
