package dev.sportello.desktop.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A folder on the disk. A new name in it outlives a power cut only when the folder was forced, whatever became of the
/// file's content. Thread-safe.
public record DiskFolder(Path path) {

    /// The folder of a file.
    public static DiskFolder of(Path file) {
        return new DiskFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /// Forces the names in it to the disk. Windows opens no folders as files, and journals names itself.
    public void force() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
