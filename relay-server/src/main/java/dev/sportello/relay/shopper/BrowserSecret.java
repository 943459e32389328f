package dev.sportello.relay.shopper;

import dev.sportello.relay.http.Tokens;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import org.jspecify.annotations.Nullable;

/// What a browser makes up for one identity, and shows with it. An answer may be lost, and one page may stand in two
/// tabs: the same browser may then show the same identity again. Whoever has only caught the identity may not.
final class BrowserSecret {
    private static final int FEWEST = 32;
    private static final int MOST = 200;

    /// What is stored of a secret.
    ///
    /// @param secret null of a client that makes none
    /// @return null where there is none
    /// @throws RefusedFrame `input-invalid` for one that could be guessed, or is too long
    static @Nullable String hash(@Nullable String secret) throws RefusedFrame {
        if (secret == null) {
            return null;
        }
        if (secret.length() < FEWEST || secret.length() > MOST) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID,
                    "\"browserSecret\" is " + FEWEST + " to " + MOST + " random characters.",
                    null);
        }
        return Tokens.hash(secret);
    }

    private BrowserSecret() {}
}
