package dev.sportello.desktop.connection;

import dev.sportello.desktop.disk.Checksum;
import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.OwnFile;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The session on disk, in a file that only its owner may read, with a checksum: a token must not go to an address in
/// which a letter is another. Used by one thread at a time.
public final class SessionFile {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);

    private final Codec codec = new Codec();
    private final Path file;
    private final DamagedFiles damaged;

    /// @param damaged gets a file that cannot be read
    public SessionFile(Path file, DamagedFiles damaged) {
        this.file = file;
        this.damaged = damaged;
    }

    /// @return null when nobody is signed in, or the file is damaged and was set aside: then one signs in again
    public @Nullable SavedSession read() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            var text = Files.readString(file);
            var end = text.lastIndexOf('\n');
            if (end > 0 && text.substring(end + 1).equals(Checksum.of(text.substring(0, end)))) {
                return codec.body(text.substring(0, end), SavedSession.class);
            }
            LOG.warn("{} is not as it was written.", file);
        } catch (RefusedFrame | CharacterCodingException e) {
            LOG.warn("{} holds no session: {}", file, e.getMessage());
        }
        damaged.trySetAside(FileKind.SESSION, file, false);
        return null;
    }

    /// Takes the place of the session before, whole or not at all.
    public void write(SavedSession session) throws IOException {
        var text = codec.encode(session);
        new OwnFile(file).write(text + "\n" + Checksum.of(text));
    }

    public void forget() throws IOException {
        var _ = Files.deleteIfExists(file);
    }
}
