package dev.sportello.relay.sms;

import dev.sportello.model.Delivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What has become of an attempt to hand a text to the gateway.
sealed interface GatewayAnswer {

    /// The gateway has it.
    ///
    /// @param status in the gateway's words
    record Taken(String sid, String status) implements GatewayAnswer {}

    /// The gateway will never take it.
    ///
    /// @param code the gateway's; 0 where it gave none
    /// @param reason for agents: the code, and what the gateway says
    record Refused(int code, String reason) implements GatewayAnswer {
        /// The gateway knows that the number has said STOP.
        private static final int STOPPED = 21_610;

        boolean isStopped() {
            return code == STOPPED;
        }
    }

    /// It has not arrived there, and may another time.
    ///
    /// @param reason for agents
    record NotTaken(String reason) implements GatewayAnswer {}

    /// Whether it has arrived there nobody knows: the answer was lost.
    ///
    /// @param reason for agents
    record Unknown(String reason) implements GatewayAnswer {}

    /// A text in the gateway's list.
    ///
    /// @param age how long the gateway has had it, by its own clock; null where it does not say
    /// @param error what went wrong with it, in the gateway's words; null where nothing did
    record Listed(
            String sid,
            String body,
            String status,
            @Nullable Duration age,
            @Nullable String error) {

        Delivery delivery() {
            return GatewayStatus.delivery(status, error);
        }
    }
}
