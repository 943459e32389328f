package dev.sportello.relay.shopper;

import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
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

    @Nullable
    IdentityKey find(String id) {
        return byId.get(id);
    }

    /// Reads a file of keys; makes it where there is none.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, as of [#read]
    public static IdentityKeys readOrMake(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            return read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The keys' file " + file + " cannot be read or made. Check its rights.", e);
        }
    }

    /// Reads a file of keys: one a line, as [IdentityKey#parse] wants it; blank lines and lines with `#` are
    /// skipped.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException with a sentence for the operator that names the line and never holds a key
    public static IdentityKeys read(Path file) throws IOException {
        var keys = new LinkedHashMap<String, IdentityKey>();
        var number = 0;
        for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
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
                    file + " holds " + keys.size() + " keys. Keep one, or two while one replaces the other.");
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
        OwnerOnly.createFile(file);
        Files.writeString(file, text);
    }
}
