package dev.sportello.desktop.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A small file that only its owner may read.
public record OwnFile(Path path) {

    /// Takes the place of what was there before, whole or not at all, whether the process is killed or the power cut.
    public void write(String text) throws IOException {
        var fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "own", ".new", ownerOnly());
        try {
            force(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DiskFolder.of(path).force();
        } finally {
            var _ = Files.deleteIfExists(fresh);
        }
    }

    private static void force(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Mode 0600. Where there are no such modes, the folder of the user's own data has its access list.
    private FileAttribute<?>[] ownerOnly() {
        var posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
