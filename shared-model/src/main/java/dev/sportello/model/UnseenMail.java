package dev.sportello.model;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/// The email that tells a shopper of answers that they have not seen in the chat.
///
/// @param after how long the oldest of them has been unseen
/// @param shop the page of the shop to which the email leads back
public record UnseenMail(boolean on, Duration after, URI shop) {
    public UnseenMail {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(shop, "shop");
    }
}
