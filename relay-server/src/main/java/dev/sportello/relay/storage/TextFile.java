package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that people have written.
public final class TextFile {
    private static final String MARK = "\uFEFF";

    /// The text of a file in UTF-8. Some editors, on Windows above all, put a mark before it that nobody sees: it is no
    /// part of the text.
    ///
    /// @throws IOException if it cannot be read, or is no text in UTF-8
    public static String read(Path file) throws IOException {
        var text = Files.readString(file);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private TextFile() {}
}
