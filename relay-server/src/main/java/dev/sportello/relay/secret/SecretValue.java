package dev.sportello.relay.secret;

import java.util.Objects;

/// A secret in plain text, for the moment in which it is used. It never says what it is, whatever logs it.
public record SecretValue(String plain) {
    /// In UTF-16 units.
    public static final int MOST = 1_000;

    public SecretValue {
        Objects.requireNonNull(plain, "plain");
    }

    /// Whether the text can be a secret: not blank, not too long, and without control characters and halves of
    /// surrogate pairs, which no service takes in a password.
    public static boolean isOne(String text) {
        return !text.isBlank() && text.length() <= MOST && text.codePoints().noneMatch(SecretValue::unfit);
    }

    private static boolean unfit(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return "SecretValue[…]";
    }
}
