package dev.sportello.wire;

import java.util.Objects;

/// Why something was not done. The same in a frame and in the body of an HTTP error.
///
/// @param sentence says in English what to do; clients with their own words go by `error`
/// @param retry whether the same again, a little later, can succeed
public record Refusal(ErrorKind error, String sentence, boolean retry) {
    public Refusal {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(sentence, "sentence");
    }

    public static Refusal of(ErrorKind error) {
        return new Refusal(error, error.sentence(), error.retry());
    }

    public static Refusal of(ErrorKind error, String sentence) {
        return new Refusal(error, sentence, error.retry());
    }
}
