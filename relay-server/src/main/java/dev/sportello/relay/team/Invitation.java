package dev.sportello.relay.team;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What somebody is given to come into the team with. The code itself is stored nowhere.
public record Invitation(ReadableCode code, Instant expiresAt) {
    private static final Duration LASTS = Duration.ofDays(7);

    /// 80 bits: nobody guesses one, however many are tried.
    private static final int LETTERS = 16;

    public Invitation {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    public static Invitation make(SecureRandom random, Instant now) {
        return new Invitation(ReadableCode.make(random, LETTERS), now.plus(LASTS));
    }
}
