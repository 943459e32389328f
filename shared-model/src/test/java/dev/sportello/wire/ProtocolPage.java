package dev.sportello.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One page of the protocol's document: `docs/protocol.md`, or a page of the folder beside it.
///
/// @param name of its file
public record ProtocolPage(String name, String text) {
    private static final Path INDEX = Path.of("../docs/protocol.md");
    private static final Path FOLDER = Path.of("../docs/protocol");

    /// All pages, the index first.
    public static List<ProtocolPage> all() {
        try (var folder = Files.list(FOLDER)) {
            var pages = folder.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(INDEX), pages.stream())
                    .map(ProtocolPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A page of the folder.
    public static ProtocolPage of(String name) {
        return read(FOLDER.resolve(name));
    }

    private static ProtocolPage read(Path file) {
        try {
            return new ProtocolPage(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows of the table that begins with this line, each as its cells.
    ///
    /// @throws IllegalStateException if there is no such table
    public List<List<String>> table(String head) {
        var rows = text.lines()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(ProtocolPage::cells)
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalStateException(name + " has no table " + head);
        }
        return rows;
    }

    static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
