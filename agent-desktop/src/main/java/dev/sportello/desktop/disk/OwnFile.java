package dev.sportello.desktop.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A small file that only its owner may read.
public record OwnFile(Path path) {

    /// Takes the place of what was there before, whole or not at all.
    public void write(String text) throws IOException {
        var fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "own", ".new", ownerOnly());
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            var _ = Files.deleteIfExists(fresh);
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
