package dev.sportello.wire;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why something was not done. The same in a frame and in the body of an HTTP error.
///
/// @param sentence says in English what to do; clients with their own words go by `error`
/// @param retry whether the same again, a little later, can succeed
/// @param versions that the relay speaks, where it refuses for that
public record Refusal(
        ErrorName error,
        String sentence,
        boolean retry,
        @Nullable Versions versions) {
    public Refusal {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(sentence, "sentence");
    }

    public Refusal(ErrorName error, String sentence, boolean retry) {
        this(error, sentence, retry, null);
    }

    public static Refusal of(ErrorKind error) {
        return of(error, error.sentence());
    }

    public static Refusal of(ErrorKind error, String sentence) {
        return new Refusal(error, sentence, error.retry());
    }

    /// Refuses whom the relay has no version in common with, and says which side is the older.
    static Refusal ofVersions(Versions relay, Versions client) {
        var sentence = relay.olderThan(client)
                ? "The relay is the older: it speaks %s of the protocol, this program %s. Upgrade the relay."
                : "This program is the older: it speaks %2$s of the protocol, the relay %1$s. Upgrade this program.";
        return new Refusal(
                ErrorKind.UNSUPPORTED_VERSION, String.format(Locale.ROOT, sentence, relay, client), false, relay);
    }
}
