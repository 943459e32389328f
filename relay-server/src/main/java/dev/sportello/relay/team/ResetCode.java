package dev.sportello.relay.team;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What an agent who has forgotten the password sets a new one with. The code itself is stored nowhere.
public record ResetCode(ReadableCode code, Instant expiresAt) {
    private static final Duration LASTS = Duration.ofHours(24);

    /// 80 bits: nobody guesses one, however many are tried.
    private static final int LETTERS = 16;

    public ResetCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    public static ResetCode make(SecureRandom random, Instant now) {
        return new ResetCode(ReadableCode.make(random, LETTERS), now.plus(LASTS));
    }
}
