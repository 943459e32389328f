package dev.sportello.relay.agent;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/// The code by which whoever reads the relay's first output becomes the first admin. It is good for one use and a few
/// tries; a restart makes a new one for as long as there is no admin. Thread-safe.
final class SetupCode {
    /// Without letters and digits that are mistaken for each other.
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 8;
    private static final int MOST_TRIES = 10;

    private final String code;
    private int triesLeft = MOST_TRIES;

    SetupCode(SecureRandom random) {
        code = random.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    /// As it is printed: `K7QF-2M9X`.
    String printed() {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /// Uses the code up.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, also for the right code once it was used or guessed at too often
    synchronized void use(String given) throws RefusedFrame {
        var plain = given.strip().replace("-", "").toUpperCase(Locale.ROOT);
        var right =
                MessageDigest.isEqual(plain.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
        if (triesLeft <= 0 || !right) {
            triesLeft--;
            throw new RefusedFrame(ErrorKind.SETUP_CODE_WRONG);
        }
        triesLeft = 0;
    }
}
