package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.WebhookBodies.TestAnswer;

/// How an act about a webhook went.
sealed interface Note {
    record Nothing() implements Note {}

    record Busy() implements Note {}

    /// The address was tried.
    record Tested(TestAnswer answer) implements Note {}

    /// @param deliveries how many are sent again
    record Resent(int deliveries) implements Note {}

    record Failed(Why why) implements Note {}

    enum Why {
        NOT_REACHED,
        FORBIDDEN,
        /// It has been removed meanwhile.
        GONE,
        /// The relay cannot store a secret; its operator has to look.
        NOT_STORED,
        /// There is no third secret while the one before still signs.
        EARLIER_SECRET_SIGNS,
        FAILED
    }

    /// How asking for another secret went wrong.
    static Note ofRotation(Throwable failure) {
        return failure instanceof RequestFailed.Refused refused
                        && refused.refusal().error() == ErrorKind.INPUT_INVALID
                ? new Failed(Why.EARLIER_SECRET_SIGNS)
                : of(failure);
    }

    static Note of(Throwable failure) {
        return new Failed(
                switch (failure) {
                    case RequestFailed.Offline _ -> Why.NOT_REACHED;
                    case RequestFailed.Refused refused ->
                        switch (refused.refusal().error()) {
                            case ErrorKind.FORBIDDEN -> Why.FORBIDDEN;
                            case ErrorKind.NOT_FOUND -> Why.GONE;
                            case ErrorKind.STORAGE_FAILED -> Why.NOT_STORED;
                            case ErrorName _ -> Why.FAILED;
                        };
                    default -> Why.FAILED;
                });
    }
}
