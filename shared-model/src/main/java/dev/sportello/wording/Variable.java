package dev.sportello.wording;

import java.util.Arrays;
import java.util.Optional;

/// What the texts of a shop can leave to be filled in, as `{name}`.
public enum Variable {
    /// The shopper's first name; none where nobody is signed in.
    NAME("name"),
    /// The shop's name.
    SHOP("shop"),
    /// When the shop opens next; none while it is open.
    OPENS("opens"),
    /// When the shop closes; none while it is closed.
    CLOSES("closes");

    private final String word;

    Variable(String word) {
        this.word = word;
    }

    /// As it stands between the braces.
    public String word() {
        return word;
    }

    static Optional<Variable> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
