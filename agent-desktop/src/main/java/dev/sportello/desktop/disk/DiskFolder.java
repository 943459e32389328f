package dev.sportello.desktop.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder on the disk. A new name in it outlives a power cut only when the folder was forced, whatever became of the
/// file's content. Thread-safe.
public record DiskFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(DiskFolder.class);

    /// The folder of a file.
    public static DiskFolder of(Path file) {
        return new DiskFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /// Forces the names in it to the disk, as far as the system can do that.
    public void force() {
        try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notThere) {
            // Windows opens no folders as files, and journals names itself. Some file systems force none.
            LOG.debug("The folder cannot be forced to the disk.", notThere);
        }
    }
}
