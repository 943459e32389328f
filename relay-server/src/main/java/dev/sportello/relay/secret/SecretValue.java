package dev.sportello.relay.secret;

import dev.sportello.model.StorableText;
import java.util.Objects;

/// A secret in plain text, for the moment in which it is used. It never says what it is, whatever logs it.
public record SecretValue(String plain) {
    /// In UTF-16 units.
    public static final int MOST = 1_000;

    public SecretValue {
        Objects.requireNonNull(plain, "plain");
    }

    /// Whether the text can be a secret: not blank, not too long, and one line, since no service takes control
    /// characters in a password.
    public static boolean isOne(String text) {
        return !text.isBlank() && text.length() <= MOST && StorableText.isLine(text);
    }

    @Override
    public String toString() {
        return "SecretValue[…]";
    }
}
