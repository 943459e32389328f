package dev.sportello.wire;

import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a hub or a desktop sends to the relay.
public sealed interface ClientFrame
        permits ClientFrame.Hello,
                ClientFrame.Ping,
                ClientFrame.LookAt,
                ClientFrame.FollowCustomer,
                ClientFrame.Visiting,
                Command {

    /// The first frame, and only the first.
    ///
    /// @param versions of the protocol that the sender speaks
    /// @param token the session of a shopper or of an agent
    /// @param resumeAfter what the sender has already seen; null: nothing yet
    record Hello(Versions versions, String token, @Nullable Position resumeAfter) implements ClientFrame {
        public Hello {
            Objects.requireNonNull(versions, "versions");
            Objects.requireNonNull(token, "token");
        }

        /// Says hello in the versions of this program.
        public Hello(String token, @Nullable Position resumeAfter) {
            this(Protocol.VERSIONS, token, resumeAfter);
        }

        /// The version to speak with the sender: the newest that this program knows as well.
        ///
        /// @throws IllegalStateException if there is none, which [Codec#clientFrame] refuses
        public int version() {
            var common = Protocol.VERSIONS.common(versions);
            if (common == null) {
                throw new IllegalStateException("There is no common version with " + versions + ".");
            }
            return common;
        }

        @Override
        public String toString() {
            return "Hello[" + versions + ", " + resumeAfter + "]";
        }
    }

    /// Answered by [RelayFrame.Pong]: shows that the link is alive.
    record Ping() implements ClientFrame {}

    /// What the agent has on screen, for the colleagues. Not a command: it is not answered, and what it says expires by
    /// itself after [Protocol#PRESENCE_LASTS], typing after [Protocol#TYPING_LASTS]; so it is said again before.
    ///
    /// @param ticket the open ticket; null: none
    /// @param typing whether the agent is writing in it
    record LookAt(@Nullable TicketId ticket, boolean typing) implements ClientFrame {}

    /// Whose profile and history the agent has on screen. As long as it is said, [RelayFrame.CustomerChanged] tells
    /// when there is more to fetch. Not a command: it is not answered, and expires by itself after
    /// [Protocol#PRESENCE_LASTS]; so it is said again before.
    ///
    /// @param profile null: nobody's any more
    record FollowCustomer(@Nullable ProfileId profile) implements ClientFrame {}

    /// What a shopper with a live chat does, for the agents. Not a command: it is not answered, and what it says
    /// expires by itself after [Protocol#PRESENCE_LASTS], typing after [Protocol#TYPING_LASTS]; so it is said again
    /// before.
    ///
    /// @param ticket the shopper's live chat
    /// @param typing whether the shopper is writing in it
    /// @param page that the shopper looks at; null where none is told
    record Visiting(
            TicketId ticket, boolean typing, @Nullable OpenPage page) implements ClientFrame {
        public Visiting {
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// A page of the shop, as its hub tells it. Its site is the one whose page speaks.
    ///
    /// @param path without what could be a secret; the relay takes away what [ToldPage] does not tell
    record OpenPage(String title, String path) {
        public OpenPage {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(path, "path");
        }
    }
}
