package dev.sportello.desktop.replica;

import java.util.Objects;

/// What the agent has begun to write in a ticket. Kept as JSON, so that later versions may add to it.
///
/// @param mode what it is to become; one that only a later version knows is kept as it is
public record Draft(String mode, String text) {
    /// A message to the shopper.
    public static final String REPLY = "reply";

    public static final Draft NONE = reply("");

    public Draft {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(text, "text");
    }

    public static Draft reply(String text) {
        return new Draft(REPLY, text);
    }

    /// Whether there is nothing to keep.
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
