package dev.sportello.model;

import java.util.Objects;
import java.util.regex.Pattern;

/// A logo that was uploaded, by what is in it: the SHA-256 of its bytes, and the extension of its format. So one name
/// always means the same picture.
///
/// @param value such as `9f86d081884c7d65….png`
public record LogoId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.(png|jpg|webp)");

    /// @throws IllegalArgumentException if it is of another form
    public LogoId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A logo is named by its hash and its format.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
