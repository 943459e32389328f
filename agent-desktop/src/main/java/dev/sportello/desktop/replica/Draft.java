package dev.sportello.desktop.replica;

import java.util.Objects;

/// What the agent has begun to write in a ticket. Kept as JSON, so that later versions may add to it.
public record Draft(Mode mode, String text) {
    public static final Draft NONE = new Draft(Mode.REPLY, "");

    /// What it is to become.
    public enum Mode {
        /// A message to the shopper.
        REPLY
    }

    public Draft {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(text, "text");
    }

    public static Draft reply(String text) {
        return new Draft(Mode.REPLY, text);
    }

    /// Whether there is nothing to keep.
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
