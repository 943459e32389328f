package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The file of an embedded database.
///
/// @param folder the data folder
public record DatabaseFile(Path folder) {
    /// While a restored database is being put in its place; see [#restoring].
    private static final String RESTORING = "restoring";

    /// How each of H2's files begins.
    private static final byte[] HEADER = "H:2,".getBytes(StandardCharsets.US_ASCII);

    public Path path() {
        return folder.resolve(OpenDatabase.NAME + ".mv.db");
    }

    /// Where a backup is unpacked before it takes the place of the database. As long as it is there, no relay starts.
    public Path restoring() {
        return folder.resolve(RESTORING);
    }

    public boolean exists() {
        return Files.exists(path());
    }

    /// Whether a process has the file open as a database.
    ///
    /// @throws IOException if the file cannot be opened
    public boolean inUse() throws IOException {
        if (!Files.isRegularFile(path())) {
            return false;
        }
        // As H2 locks it.
        try (var channel = FileChannel.open(path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /// Refuses what H2 would take for a new database, or write over.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator
    void requireUsable() throws DatabaseUnavailable {
        if (Files.exists(restoring())) {
            throw new DatabaseUnavailable(
                    "A backup was being restored to " + folder.toAbsolutePath()
                            + " and was not finished. Run the command restore again.",
                    null);
        }
        if (exists() && !isDatabase()) {
            throw new DatabaseUnavailable(
                    path().toAbsolutePath() + " is no database of a relay: it is empty, damaged or something else."
                            + " Restore a backup with the command restore; to begin with nothing, move it away.",
                    null);
        }
    }

    private boolean isDatabase() {
        if (!Files.isRegularFile(path())) {
            return false;
        }
        try (var channel = FileChannel.open(path(), StandardOpenOption.READ)) {
            // H2 keeps its header twice, in the first two blocks: one of them may be damaged.
            return hasHeader(channel, 0) || hasHeader(channel, 4096);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasHeader(FileChannel channel, long at) throws IOException {
        var begin = ByteBuffer.allocate(HEADER.length);
        var read = channel.read(begin, at);
        return read == HEADER.length && Arrays.equals(begin.array(), HEADER);
    }
}
