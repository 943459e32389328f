package dev.sportello.relay.team;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PasswordText;
import dev.sportello.wire.RefusedFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hashes passwords by Argon2id with the least that OWASP's Password Storage Cheat Sheet allows: 19 MiB, two rounds.
/// Thread-safe.
final class Passwords {
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    static final Argon2Function OWASP = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /// Set by the build for tests, which hash more passwords in a minute than a shop does in a year: next to
    /// no work, and no protection. A hash says how it was made, so that hashes of both kinds can be checked.
    static final String WEAK = "sportello.tests.weak-hashes";

    private final Argon2Function argon2id;

    /// For whom nobody knows: whoever tries passwords makes the others of the same kind wait, and nobody else.
    private final HashingThreads strangers = new HashingThreads("password-", threads(), 16);

    /// For who has a code, or comes from a device that is known.
    private final HashingThreads known = new HashingThreads("known-password-", 1, 16);

    /// What an unknown email's password is compared with, so that it takes as long as a known one's. Made with the
    /// first sign-in, whoever it is, so that the relay's start does not wait for it.
    private @Nullable String nobodys;

    Passwords() {
        this(Boolean.getBoolean(WEAK) ? Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID) : OWASP);
    }

    Passwords(Argon2Function argon2id) {
        this.argon2id = argon2id;
    }

    /// @throws RefusedFrame `password-too-weak`, `input-invalid`
    static void check(String password) throws RefusedFrame {
        var problem = PasswordText.problem(password);
        if (problem == ErrorKind.INPUT_INVALID) {
            throw new RefusedFrame(problem, "The password is longer than 1,000 characters.", null);
        }
        if (problem != null) {
            throw new RefusedFrame(problem);
        }
    }

    /// @throws RefusedFrame `busy`
    String hash(String password) throws RefusedFrame {
        return known.run(() -> argon2id.hash(PasswordText.normal(password)).getResult());
    }

    /// @param hash null where there is no such account: takes as long, and is false
    /// @param knownDevice whether it is tried from where the account has been used before
    /// @throws RefusedFrame `busy`
    boolean matches(String password, @Nullable String hash, boolean knownDevice) throws RefusedFrame {
        var normal = PasswordText.normal(password);
        if (normal.codePointCount(0, normal.length()) > PasswordText.MOST) {
            return false;
        }
        return (knownDevice ? known : strangers).run(() -> {
            var compared = hash == null ? nobodys() : hash;
            // An older relay kept it as it was typed.
            var right = fits(normal, compared) || !normal.equals(password) && fits(password, compared);
            return right && hash != null;
        });
    }

    /// A damaged hash is nobody's password. The library throws whatever comes of it, a division by zero among others.
    private static boolean fits(String password, String hash) {
        try {
            return Argon2Function.getInstanceFromHash(hash).check(password, hash);
        } catch (RuntimeException e) {
            LOG.error("A stored password is damaged, and its agent is not let in. Give them a reset code.", e);
            return false;
        }
    }

    private synchronized String nobodys() {
        if (nobodys == null) {
            nobodys = argon2id.hash("nobody has this password").getResult();
        }
        return nobodys;
    }

    /// A quarter of the machine at most.
    private static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, 4);
    }
}
