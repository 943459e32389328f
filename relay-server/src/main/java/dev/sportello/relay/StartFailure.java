package dev.sportello.relay;

import org.jspecify.annotations.Nullable;

/// The relay cannot start. The message says why, and what the operator can do; it is all that is printed.
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    StartFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
