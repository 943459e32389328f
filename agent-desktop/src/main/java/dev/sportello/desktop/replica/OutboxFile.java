package dev.sportello.desktop.replica;

import dev.sportello.desktop.disk.DiskFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// One of the outbox's two files. Every write is forced to the disk before it returns. Used by one thread, which must
/// never be interrupted, for that would close the file under it.
final class OutboxFile {
    /// More than any agent writes: another's file.
    private static final long MOST_BYTES = 64L << 20;

    private final Path path;

    OutboxFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /// What a file holds.
    ///
    /// @param lines those whose checksums fit
    /// @param damaged whether there is something else in it
    /// @param torn whether its last line breaks off, as after a killed process
    record Content(List<OutboxLine> lines, boolean damaged, boolean torn) {
        static final Content UNREADABLE = new Content(List.of(), true, false);

        /// Whether it holds these lines and nothing else.
        boolean is(List<OutboxLine> all) {
            return !damaged && !torn && lines.equals(all);
        }
    }

    boolean exists() {
        return Files.exists(path);
    }

    /// @throws IOException if there is a file that the system does not let one read
    Content read() throws IOException {
        if (!exists()) {
            return new Content(List.of(), false, false);
        }
        if (Files.size(path) > MOST_BYTES) {
            return Content.UNREADABLE;
        }
        // One byte, one character, so that a byte that is no text costs its own line only.
        var all = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        var lines = new ArrayList<OutboxLine>();
        var damaged = false;
        var start = 0;
        for (var end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
            var line = OutboxLine.read(utf8(all.substring(start, end)));
            line.ifPresent(lines::add);
            damaged |= line.isEmpty();
            start = end + 1;
        }
        return new Content(lines, damaged, start < all.length());
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// @throws IOException if the disk does not take it; the file is as before then
    void append(Collection<OutboxLine> lines) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var end = channel.size();
            try {
                write(channel, end, lines);
                if (end == 0) {
                    DiskFolder.of(path).force();
                }
            } catch (IOException e) {
                var _ = channel.truncate(end);
                throw e;
            }
        }
    }

    /// Puts lines into a file beside this one, which [#replace] puts in its place.
    void prepare(Collection<OutboxLine> lines) throws IOException {
        try (var channel = FileChannel.open(
                fresh(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, 0, lines);
        }
    }

    /// The file is the one that was prepared, whole or not at all.
    void replace() throws IOException {
        var _ = Files.move(fresh(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DiskFolder.of(path).force();
    }

    private static void write(FileChannel channel, long at, Collection<OutboxLine> lines) throws IOException {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.written()).append('\n'));
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        var place = at;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
        channel.force(true);
    }

    private Path fresh() {
        return path.resolveSibling(path.getFileName() + ".new");
    }
}
