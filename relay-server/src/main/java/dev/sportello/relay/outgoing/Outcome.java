package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one attempt.
sealed interface Outcome {

    /// @param text how the answer begins
    record Accepted(int status, String text) implements Outcome {}

    /// @param status null where there was no answer
    /// @param retryAfter what the answer asks for (RFC 9110, section 10.2.3); null where it asks for nothing
    /// @param text how the answer begins
    record Failed(
            WebhookFailure failure,
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            String text) implements Outcome {
        private static final int GONE = 410;

        static Failed without(WebhookFailure failure) {
            return new Failed(failure, null, null, "");
        }

        /// Whether nothing is wanted there any more (RFC 9110, section 15.5.11).
        boolean isGone() {
            return status != null && status == GONE;
        }

        /// Nothing of the answer's text, which may be about anybody.
        @Override
        public String toString() {
            return status == null ? failure.toString() : failure + " " + status;
        }
    }
}
