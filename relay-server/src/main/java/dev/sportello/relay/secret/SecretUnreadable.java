package dev.sportello.relay.secret;

import org.jspecify.annotations.Nullable;

/// The key of the secrets is missing or wrong. The message says what the operator can do, and holds no secret.
public final class SecretUnreadable extends Exception {
    private static final long serialVersionUID = 1;

    SecretUnreadable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
