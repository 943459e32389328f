package dev.sportello.relay.secret;

import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key of the secrets, in a file beside the database and not in it. It is read at each use, so that one that is put
/// back counts at once. Thread-safe.
record SecretKeyFile(Path file, SecureRandom random) {
    private static final int BYTES = 32;

    /// @throws SecretUnreadable if there is no such file, or no key in it
    SecretKey read() throws SecretUnreadable {
        try (var lines = Files.lines(file)) {
            var key = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .findFirst()
                    .map(line -> Base64.getUrlDecoder().decode(line.strip()))
                    .orElse(new byte[0]);
            if (key.length != BYTES) {
                throw new IOException("It holds " + key.length + " bytes instead of " + BYTES + ".");
            }
            return new SecretKeySpec(key, "AES");
        } catch (IOException | IllegalArgumentException e) {
            throw new SecretUnreadable(
                    "The key of the secrets cannot be read from " + file.toAbsolutePath()
                            + ". Put that file back, or name" + " another with --secrets-key.",
                    e);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// Makes a file with a new key, which only its owner may read; not where there is one by now.
    ///
    /// @throws SecretUnreadable if it cannot be written
    void make() throws SecretUnreadable {
        var key = new byte[BYTES];
        random.nextBytes(key);
        var text = """
                # Whoever has this key and the database can read the relay's passwords for the services of others.
                # Without it they have to be set again.
                %s
                """.formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.createFolder(folder);
            }
            write(text);
        } catch (IOException e) {
            throw new SecretUnreadable(
                    "The key of the secrets cannot be written to " + file.toAbsolutePath()
                            + ". Give the relay's user the"
                            + " right to write there, or name another file with --secrets-key.",
                    e);
        }
    }

    private void write(String text) throws IOException {
        try {
            OwnerOnly.write(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException _) {
            // Who else stored a secret at this moment has made it.
        }
    }
}
