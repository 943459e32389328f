package dev.sportello.desktop.connection;

import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "session", ".new", ownerOnly());
        try {
            Files.writeString(fresh, codec.encode(session));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            var _ = Files.deleteIfExists(fresh);
        }
    }

    public void forget() throws IOException {
        var _ = Files.deleteIfExists(file);
    }

    /// Mode 0600. Where there are no such modes, the folder of the user's own data has its access list.
    private FileAttribute<?>[] ownerOnly() {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
