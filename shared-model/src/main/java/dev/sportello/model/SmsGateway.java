package dev.sportello.model;

import java.net.URI;
import java.util.Objects;

/// The SMS gateway of a shop, which speaks Twilio's API. Its auth token is a secret of its own.
///
/// @param on whether messages go out; those that come in are always taken
/// @param api the base of its addresses, such as `https://api.twilio.com`
/// @param account the account's SID
/// @param number from which the shop texts: E.164, such as `+39051123456`
/// @param automaticReplies whether the automatic replies go out as texts, which the shop pays
public record SmsGateway(boolean on, URI api, String account, String number, boolean automaticReplies) {
    public SmsGateway {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(number, "number");
    }
}
