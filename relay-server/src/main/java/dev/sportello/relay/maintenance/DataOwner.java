package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;

/// Whose the embedded data are. What a command of another user makes in the folder, the relay's user could not open any
/// more: root's, above all.
final class DataOwner {

    /// @throws CommandFailed if the data are another user's than the one who runs this
    static void require(Path folder) throws CommandFailed {
        var user = user(folder);
        if (user != null) {
            require(folder, user);
        }
    }

    /// @param user who runs this
    static void require(Path folder, UserPrincipal user) throws CommandFailed {
        var file = new DatabaseFile(folder).path();
        var owner = owner(Files.exists(file) ? file : folder);
        if (owner != null && !owner.equals(user)) {
            throw new CommandFailed(
                    "The data in " + folder.toAbsolutePath() + " belong to the user " + owner.getName()
                            + ", and this is " + user.getName() + ". Run the command as that user: sudo -u "
                            + owner.getName() + " ….",
                    null);
        }
    }

    /// Null where the system does not tell.
    private static @Nullable UserPrincipal user(Path folder) {
        try {
            if (!Files.exists(folder) || !Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                return null;
            }
            var own = Files.createTempFile("sportello", ".tmp");
            try {
                return Files.getOwner(own);
            } finally {
                Files.delete(own);
            }
        } catch (IOException | UnsupportedOperationException _) {
            return null;
        }
    }

    private static @Nullable UserPrincipal owner(Path path) {
        try {
            return Files.getOwner(path);
        } catch (IOException | UnsupportedOperationException _) {
            return null;
        }
    }

    private DataOwner() {}
}
