package dev.sportello.desktop.connection;

import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The session on disk, in a file that only its owner may read. Used by one thread at a time.
public final class SessionFile {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);

    private final Codec codec = new Codec();
    private final Path file;

    public SessionFile(Path file) {
        this.file = file;
    }

    /// @return null when nobody is signed in, or the file cannot be read: then one signs in again
    public @Nullable SavedSession read() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return codec.body(Files.readString(file), SavedSession.class);
        } catch (RefusedFrame | CharacterCodingException e) {
            LOG.warn("{} holds no session: sign in again.", file);
            return null;
        }
    }

    /// Takes the place of the session before, whole or not at all.
    public void write(SavedSession session) throws IOException {
        new OwnFile(file).write(codec.encode(session));
    }

    public void forget() throws IOException {
        var _ = Files.deleteIfExists(file);
    }
}
