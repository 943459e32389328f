package dev.sportello.desktop.replica;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the agent has begun to write in a ticket. Kept as JSON, so that later versions may add to it.
///
/// @param mode what it is to become; one that only a later version knows is kept as it is
/// @param subject of an email, where the agent wrote another one than was proposed
/// @param quotesChat of an email, where the agent chose otherwise than was proposed
public record Draft(
        String mode,
        String text,
        @Nullable String subject,
        @Nullable Boolean quotesChat) {
    /// A message to the shopper, by the ticket's own channel.
    public static final String REPLY = "reply";

    /// An email to the shopper.
    public static final String EMAIL = "email";

    public static final Draft NONE = reply("");

    public Draft {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(text, "text");
    }

    public static Draft reply(String text) {
        return new Draft(REPLY, text, null, null);
    }

    public static Draft email(String text, @Nullable String subject, @Nullable Boolean quotesChat) {
        return new Draft(EMAIL, text, subject, quotesChat);
    }

    /// Whether there is nothing to keep.
    public boolean isEmpty() {
        return text.isEmpty() && subject == null && quotesChat == null;
    }
}
