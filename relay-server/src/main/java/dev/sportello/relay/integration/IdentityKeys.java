package dev.sportello.relay.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.storage.OwnerOnly;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys with which the shop signs identities: one, or two while one replaces the other. Immutable.
public final class IdentityKeys {
    private static final int MOST_KEYS = 2;

    private final Map<String, IdentityKey> byId;

    IdentityKeys(Map<String, IdentityKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    /// All of them, in no order.
    Collection<IdentityKey> all() {
        return byId.values();
    }

    @Nullable
    IdentityKey find(String id) {
        return byId.get(id);
    }

    /// Reads the text of a file of keys: one a line, as [IdentityKey#parse] wants it; blank lines and lines with `#`
    /// are skipped.
    ///
    /// @param file named in sentences
    /// @throws IllegalArgumentException with a sentence for the operator that names the line and never holds a key;
    ///     caused by an [IOException] where there is none yet: the file may be about to be written
    static IdentityKeys parse(Path file, String text) {
        var keys = new LinkedHashMap<String, IdentityKey>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                var key = parse(file, number, line);
                if (keys.put(key.id(), key) != null) {
                    throw new IllegalArgumentException("Line " + number + " of " + file + " repeats a key id.");
                }
            }
        }
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    file + " holds " + keys.size() + " keys. Keep one, or two while one replaces the other.",
                    keys.isEmpty() ? new EOFException("There is no key yet.") : null);
        }
        return new IdentityKeys(keys);
    }

    private static IdentityKey parse(Path file, int number, String line) {
        try {
            return IdentityKey.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line " + number + " of " + file + ": " + e.getMessage(), e);
        }
    }

    /// Makes a file with one new key for HS256, which only its owner may read.
    ///
    /// @throws IOException if the file exists or cannot be written
    public static void make(Path file, SecureRandom random) throws IOException {
        var secret = new byte[32];
        random.nextBytes(secret);
        var text = """
                # The shop's server signs its shoppers' identities with this key: id, algorithm, key in base64url.
                # A second line is a second key, for the time in which one replaces the other.
                key-1 HS256 %s
                """.formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        OwnerOnly.write(file, text.getBytes(UTF_8));
    }
}
