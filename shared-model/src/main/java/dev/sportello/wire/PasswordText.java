package dev.sportello.wire;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// What may be a new password. Desktop and relay go by the same rule; the relay's word counts.
public final class PasswordText {
    /// The fewest characters, in Unicode code points: as people count.
    public static final int LEAST = 10;

    /// The most characters: a password is hashed, and that takes time.
    public static final int MOST = 1_000;

    /// The password as it is kept: the same however a keyboard composes its accents (RFC 8265, section 4.2).
    public static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /// What is wrong with the password, or null when it can be one.
    ///
    /// @return `password-too-weak` or `input-invalid`
    public static @Nullable ErrorKind problem(String password) {
        var normal = normal(password);
        var length = normal.codePointCount(0, normal.length());
        if (length < LEAST) {
            return ErrorKind.PASSWORD_TOO_WEAK;
        }
        return length > MOST ? ErrorKind.INPUT_INVALID : null;
    }

    private PasswordText() {}
}
