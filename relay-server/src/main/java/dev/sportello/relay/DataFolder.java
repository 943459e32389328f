package dev.sportello.relay;

import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder in which the relay keeps what shoppers wrote: for its own user only, and so is all that is in it.
final class DataFolder {
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
                OwnerOnly.createFolder(folder);
            } else if (isEmpty(folder)) {
                OwnerOnly.protectFolder(folder);
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder " + folder.toAbsolutePath()
                            + " cannot be made. Give the relay's user the right to write there, or name another folder.",
                    e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    private DataFolder() {}
}
