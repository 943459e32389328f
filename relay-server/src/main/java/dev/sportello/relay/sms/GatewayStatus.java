package dev.sportello.relay.sms;

import dev.sportello.model.Delivery;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.StorableText;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gateway's words for how far a text has come
/// ([message status](https://www.twilio.com/docs/messaging/api/message-resource#message-status-values)).
final class GatewayStatus {
    /// What the codes of the commonest failures mean
    /// ([error dictionary](https://www.twilio.com/docs/api/errors)).
    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(21_211, "The number is not valid."),
            Map.entry(21_408, "The gateway's account may not text to this country."),
            Map.entry(21_610, "The shopper has said STOP to the gateway."),
            Map.entry(21_612, "The gateway cannot reach this number from the shop's."),
            Map.entry(21_614, "The number cannot receive texts."),
            Map.entry(21_617, "The text is too long."),
            Map.entry(30_001, "The gateway's queue is full."),
            Map.entry(30_002, "The gateway's account is suspended."),
            Map.entry(30_003, "The phone is off or out of reach."),
            Map.entry(30_004, "The phone or its network blocks the text."),
            Map.entry(30_005, "The number is not in use."),
            Map.entry(30_006, "The number is a landline, or its network cannot be reached."),
            Map.entry(30_007, "The network has filtered the text out as spam."),
            Map.entry(30_008, "The network gives no reason."));

    /// A status that is not known says no more than that the gateway has the text.
    static Delivery delivery(String status, @Nullable String error) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "delivered", "read" -> new Delivery(State.DELIVERED);
            case "failed", "undelivered", "canceled" -> new Delivery(State.FAILED, error == null ? status : error);
            default -> new Delivery(State.SENT);
        };
    }

    /// A failure in words.
    ///
    /// @param code the gateway's; 0 for none
    /// @param said what it says besides; of a long one the beginning
    static String reason(int code, @Nullable String said) {
        var line = StorableText.line(said, Delivery.MOST_OF_A_REASON);
        var meaning = MEANINGS.getOrDefault(code, line == null ? "The gateway gives no reason." : line);
        return code == 0 ? meaning : code + ": " + meaning;
    }

    /// @return 0 where it is no number
    static int code(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private GatewayStatus() {}
}
