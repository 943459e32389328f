package dev.sportello.relay.storage;

import java.io.File;
import java.nio.file.Path;

/// The name of the folder of an embedded database, which stands in H2's URL.
final class EmbeddedFolder {

    /// H2 has no escape for what ends the path in its URL: what follows a semicolon are settings, one of which is SQL
    /// that runs at each start (`INIT`). A backslash separates folders to H2 on every system.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    static void check(Path folder) {
        var name = folder.toAbsolutePath().toString();
        refuse(name, ';');
        if (File.separatorChar != '\\') {
            refuse(name, '\\');
        }
    }

    private static void refuse(String name, char letter) {
        if (name.indexOf(letter) >= 0) {
            throw new IllegalArgumentException("The data folder's path holds \"" + letter
                    + "\", which the embedded database does not take as part of a name: " + name
                    + ". Name another folder with --data.");
        }
    }

    private EmbeddedFolder() {}
}
