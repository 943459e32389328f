package dev.sportello.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder in which the relay keeps what shoppers wrote: for its own user only, and so is all that is in it.
final class DataFolder {
    private static final String OWNER_ONLY = "rwx------";

    /// Makes the folder where there is none. A folder that is in use keeps the rights that the operator gave it.
    ///
    /// @throws StartFailure if there can be none
    static void prepare(Path folder) throws StartFailure {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StartFailure(
                    folder.toAbsolutePath() + " is a file. Name a folder with --data; it is made if there is none.",
                    null);
        }
        try {
            if (!Files.exists(folder)) {
                make(folder.toAbsolutePath());
            } else if (isEmpty(folder)) {
                protect(folder);
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder " + folder.toAbsolutePath()
                            + " cannot be made. Give the relay's user the right to write there, or name another folder.",
                    e);
        }
    }

    /// Made with its rights, not given them afterwards: no moment in which others can look into it.
    private static void make(Path folder) throws IOException {
        var parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (parent != null && isPosix(parent)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static void protect(Path folder) throws IOException {
        if (isPosix(folder) && Files.isWritable(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    private static boolean isPosix(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }

    private DataFolder() {}
}
