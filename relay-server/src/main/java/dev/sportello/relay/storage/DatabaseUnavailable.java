package dev.sportello.relay.storage;

import org.jspecify.annotations.Nullable;

/// The database cannot be opened. The message is one sentence or two that say why, and what the operator can do.
public final class DatabaseUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    DatabaseUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
