package dev.sportello.relay.integration;

import dev.sportello.relay.storage.TextFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of identity keys, read again when it changes: keys are replaced while the relay runs. A file that cannot be
/// read as keys leaves those that were read last. Thread-safe.
public final class IdentityKeysFile implements KnownKeys {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityKeysFile.class);

    private final Path file;
    private volatile IdentityKeys keys;

    /// What the file held when it was last looked at; guarded by this. A few hundred bytes are compared sooner than a
    /// time stamp is trusted.
    private @Nullable String text;

    private IdentityKeysFile(Path file, @Nullable String text, IdentityKeys keys) {
        this.file = file;
        this.text = text;
        this.keys = keys;
    }

    /// Reads a file of keys; makes it where there is none.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, as of [IdentityKeys#parse]
    public static IdentityKeysFile open(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            var text = TextFile.read(file);
            return new IdentityKeysFile(file, text, IdentityKeys.parse(file, text));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The keys' file " + file
                            + " cannot be read or made. Check its rights, and that it is text in UTF-8.",
                    e);
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        try {
            IdentityKeys.make(file, random);
        } catch (FileAlreadyExistsException _) {
            // Another relay that starts at this moment has made it.
        }
    }

    /// Those that hold now, by their ids.
    List<IdentityKey> all() {
        return keys.all().stream().sorted(Comparator.comparing(IdentityKey::id)).toList();
    }

    /// A key that is not known may have been written a moment ago: then the file is looked at first.
    @Override
    public @Nullable IdentityKey find(String id) {
        var key = keys.find(id);
        if (key == null) {
            look();
        }
        return key == null ? keys.find(id) : key;
    }

    /// Of these nobody asks.
    @Override
    public void used(String id) {}

    /// Reads the file again where it has changed. To be called every few seconds, for keys that were taken away.
    public synchronized void look() {
        String now = null;
        try {
            now = TextFile.read(file);
            if (!now.equals(text)) {
                keys = IdentityKeys.parse(file, now);
                LOG.info("The identity keys in {} have changed and were read again.", file);
            }
        } catch (IOException | IllegalArgumentException e) {
            // Said once: the next look finds the same text.
            if (text == null || !text.equals(now)) {
                complain(now, e);
            }
        }
        text = now;
    }

    private void complain(@Nullable String now, Exception problem) {
        if (now != null) {
            LOG.error("{} The keys that were read before still hold.", problem.getMessage());
        } else if (text != null) {
            LOG.error("The keys' file {} cannot be read. The keys that were read before still hold.", file);
        }
    }
}
