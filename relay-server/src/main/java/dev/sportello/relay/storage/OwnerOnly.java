package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only the relay's own user may read. They are made with their rights, not given them
/// afterwards: there is no moment in which others can look into them. Where the file system has no such rights, those
/// of the folder around have to do.
public final class OwnerOnly {

    /// Makes an empty file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, rights(file, "rw-------"));
    }

    /// Writes a file, which is there whole or not at all, whether the process is killed or the power cut. Of several
    /// that write it at once, one does.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    public static void write(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var writing = Files.createTempFile(folder, file.getFileName() + ".", ".writing", rights(file, "rw-------"));
        try {
            force(writing, content);
            link(file, writing);
        } finally {
            var _ = Files.deleteIfExists(writing);
        }
        DiskFolder.of(file).force();
    }

    /// A link is made where there is nothing only, and in one step.
    private static void link(Path file, Path writing) throws IOException {
        try {
            Files.createLink(file, writing);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(writing, file);
        }
    }

    /// Writes a file in the place of what was there, whole or not at all. For one writer at a time.
    public static void replace(Path file, byte[] content) throws IOException {
        var writing = file.resolveSibling(file.getFileName() + ".writing");
        // What a process has left that was killed.
        Files.deleteIfExists(writing);
        createFile(writing);
        try {
            force(writing, content);
            Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            var _ = Files.deleteIfExists(writing);
        }
        DiskFolder.of(file).force();
    }

    private static void force(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Makes a folder where there is none, and those above it.
    public static void createFolder(Path folder) throws IOException {
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, rights(folder, "rwx------"));
        }
    }

    /// Takes the rights of others from a folder that is there.
    public static void protectFolder(Path folder) throws IOException {
        if (isPosix(folder) && Files.isWritable(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileAttribute<?>[] rights(Path path, String rights) throws IOException {
        var parent = path.toAbsolutePath().getParent();
        return parent != null && isPosix(parent)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private OwnerOnly() {}
}
