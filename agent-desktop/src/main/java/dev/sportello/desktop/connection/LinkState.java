package dev.sportello.desktop.connection;

import java.time.Instant;
import java.util.Objects;

/// The state of the connection to the relay, as people see it.
public sealed interface LinkState {

    record Connecting() implements LinkState {}

    /// Connected; what happened meanwhile is being loaded.
    record CatchingUp() implements LinkState {}

    /// Everything is here, and what happens comes at once.
    record Live() implements LinkState {}

    /// No link. The desktop works from its disk.
    ///
    /// @param nextTry when it will try again by itself
    record Offline(Instant nextTry) implements LinkState {
        public Offline {
            Objects.requireNonNull(nextTry, "nextTry");
        }
    }

    /// The session is over: ask for the password.
    record SignInAgain() implements LinkState {}

    /// Relay and program have no version of the protocol in common.
    ///
    /// @param relayIsOlder whether it is the relay that must be upgraded, not this program
    record MustUpgrade(boolean relayIsOlder) implements LinkState {}

    /// The relay asked not to be called again. It is, after [Desk#tryNow].
    ///
    /// @param sentence says why, in English
    record Refused(String sentence) implements LinkState {
        public Refused {
            Objects.requireNonNull(sentence, "sentence");
        }
    }
}
