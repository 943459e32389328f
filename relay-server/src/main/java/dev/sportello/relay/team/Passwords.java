package dev.sportello.relay.team;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Hashes passwords by Argon2id with the least that OWASP's Password Storage Cheat Sheet allows: 19 MiB, two rounds.
/// Thread-safe.
final class Passwords {
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int LEAST = 10;
    private static final int MOST = 1_000;

    /// Each hash takes 19 MiB while it is made: a crowd at the door must not fill the memory.
    private final Semaphore places = new Semaphore(4);

    /// What an unknown email's password is compared with, so that it takes as long as a known one's. Made with the
    /// first sign-in, whoever it is, so that the relay's start does not wait for it.
    private @Nullable String nobodys;

    /// @throws RefusedFrame `password-too-weak`, `input-invalid`
    static void check(String password) throws RefusedFrame {
        var length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            throw new RefusedFrame(ErrorKind.PASSWORD_TOO_WEAK);
        }
        if (length > MOST) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "The password is longer than 1,000 characters.", null);
        }
    }

    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return ARGON2ID.hash(password).getResult();
        } finally {
            places.release();
        }
    }

    /// @param hash null where there is no such account: takes as long, and is false
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > MOST) {
            return false;
        }
        var nobodys = nobodys();
        places.acquireUninterruptibly();
        try {
            var known = hash == null ? nobodys : hash;
            return Argon2Function.getInstanceFromHash(known).check(password, known) && hash != null;
        } finally {
            places.release();
        }
    }

    private synchronized String nobodys() {
        if (nobodys == null) {
            nobodys = hash("nobody has this password");
        }
        return nobodys;
    }
}
