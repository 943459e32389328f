package dev.sportello.desktop.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A time in which no file of the outbox can be written: there are folders in their place.
final class UnusableOutbox {
    private static final List<String> FILES = List.of("outbox.log", "outbox-copy.log");
    private static final String ASIDE = ".aside";
    private static final String IN_THE_WAY = "in the way";

    /// @param meanwhile returns when all that it does to the files has been tried
    static void in(Path folder, Runnable meanwhile) throws IOException {
        for (var file : FILES) {
            Files.move(folder.resolve(file), folder.resolve(file + ASIDE));
            Files.createDirectories(folder.resolve(file).resolve(IN_THE_WAY));
        }
        try {
            meanwhile.run();
        } finally {
            for (var file : FILES) {
                Files.delete(folder.resolve(file).resolve(IN_THE_WAY));
                Files.delete(folder.resolve(file));
                Files.move(folder.resolve(file + ASIDE), folder.resolve(file));
            }
        }
    }

    private UnusableOutbox() {}
}
