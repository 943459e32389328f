package dev.sportello.wire;

import org.jspecify.annotations.Nullable;

/// What may be a new password. Desktop and relay go by the same rule; the relay's word counts.
public final class PasswordText {
    /// The fewest characters, in Unicode code points: as people count.
    public static final int LEAST = 10;

    /// The most characters: a password is hashed, and that takes time.
    public static final int MOST = 1_000;

    /// What is wrong with the password, or null when it can be one.
    ///
    /// @return `password-too-weak` or `input-invalid`
    public static @Nullable ErrorKind problem(String password) {
        var length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return ErrorKind.PASSWORD_TOO_WEAK;
        }
        return length > MOST ? ErrorKind.INPUT_INVALID : null;
    }

    private PasswordText() {}
}
