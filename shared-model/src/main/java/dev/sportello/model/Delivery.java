package dev.sportello.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What has become of a message that left the relay by SMS or email.
///
/// @param reason why it failed, as the gateway or the mail server put it, or what the relay knows of it: one line, of
///     which what is too long is cut; null where it has not failed
public record Delivery(State state, @Nullable String reason) {
    /// The longest reason, in Unicode code points.
    public static final int MOST_OF_A_REASON = 300;

    public Delivery {
        Objects.requireNonNull(state, "state");
        reason = StorableText.line(reason, MOST_OF_A_REASON);
    }

    public Delivery(State state) {
        this(state, null);
    }

    /// How far it has come. It only moves forward, but for `QUEUED`, to which an agent leads what has failed.
    public sealed interface State {
        Known QUEUED = Known.QUEUED;
        Known SENT = Known.SENT;
        Known DELIVERED = Known.DELIVERED;
        Known FAILED = Known.FAILED;

        enum Known implements State {
            /// It waits to leave. Every message begins here, without a change that says so.
            QUEUED,
            /// The gateway or the mail server has taken it.
            SENT,
            /// The shopper's phone has it. Of an email nobody learns that.
            DELIVERED,
            /// It does not arrive.
            FAILED
        }

        /// A state that is newer than this program.
        record Unknown(String name) implements State, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    /// Whether this state can follow another by what a gateway tells, in whatever order it does.
    public boolean follows(@Nullable Delivery before) {
        return before == null || rank(state) > rank(before.state);
    }

    private static int rank(State state) {
        return switch (state) {
            case State.Known.QUEUED -> 0;
            case State.Known.SENT -> 1;
            // Who has lost sight of a text may hear later that it has arrived.
            case State.Known.FAILED -> 2;
            case State.Known.DELIVERED -> 3;
            case State.Unknown _ -> 4;
        };
    }
}
