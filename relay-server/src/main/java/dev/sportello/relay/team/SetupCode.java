package dev.sportello.relay.team;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/// The code by which whoever reads the relay's output becomes the first admin. It is good for one use and a few
/// tries; a restart makes a new one for as long as there is no admin. Thread-safe.
public final class SetupCode {
    private static final int LENGTH = 8;
    private static final int MOST_TRIES = 10;

    private final ReadableCode code;
    private int triesLeft = MOST_TRIES;

    public SetupCode(SecureRandom random) {
        code = ReadableCode.make(random, LENGTH);
    }

    public String printed() {
        return code.printed();
    }

    /// Uses the code up.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, also for the right code once it was used or guessed at too often
    public synchronized void use(String given) throws RefusedFrame {
        var plain = ReadableCode.typed(given).plain().getBytes(StandardCharsets.UTF_8);
        var right = MessageDigest.isEqual(plain, code.plain().getBytes(StandardCharsets.UTF_8));
        if (triesLeft <= 0 || !right) {
            triesLeft--;
            throw new RefusedFrame(ErrorKind.SETUP_CODE_WRONG);
        }
        triesLeft = 0;
    }
}
