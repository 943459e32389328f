package dev.sportello.desktop.replica;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.replica.OutboxFile.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox's lines in two files that hold the same, so that a line is lost only where both are damaged. What one of
/// them takes is kept. Used by one thread.
final class OutboxFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFiles.class);

    private final List<OutboxFile> files;
    private final DamagedFiles damagedFiles;
    private final Set<OutboxFile> damaged = new HashSet<>();
    private boolean whole = true;
    private boolean even = true;

    OutboxFiles(Path folder, DamagedFiles damagedFiles) {
        files = List.of(
                new OutboxFile(folder.resolve("outbox.log")), new OutboxFile(folder.resolve("outbox-copy.log")));
        this.damagedFiles = damagedFiles;
    }

    /// All lines that either file holds, in their order. A damaged file is set aside, and both hold the same then. What
    /// was set aside long ago is deleted.
    ///
    /// @throws UncheckedIOException if neither file can be read
    List<OutboxLine> open() {
        files.forEach(file -> damagedFiles.deleteOld(file.path()));
        var contents = read();
        var all = new TreeMap<Long, OutboxLine>();
        contents.forEach(content -> content.lines().forEach(line -> all.putIfAbsent(line.number(), line)));
        var lines = List.copyOf(all.values());
        whole = contents.stream().anyMatch(content -> content.is(lines));
        for (var index = 0; index < files.size(); index++) {
            // A line that breaks off is what a killed process leaves; it breaks off in one file only.
            if (contents.get(index).damaged() || contents.get(index).torn() && !whole) {
                damaged.add(files.get(index));
            }
        }
        if (!contents.stream().allMatch(content -> content.is(lines))
                || !files.stream().allMatch(OutboxFile::exists)) {
            even = false;
            tryToEven(lines);
        }
        return lines;
    }

    private List<Content> read() {
        var contents = new ArrayList<Content>();
        IOException failure = null;
        for (var file : files) {
            try {
                contents.add(file.read());
            } catch (IOException e) {
                LOG.warn("{} cannot be read: {}", file.path(), e.getMessage());
                contents.add(Content.UNREADABLE);
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null && contents.stream().allMatch(Content.UNREADABLE::equals)) {
            throw new UncheckedIOException(failure);
        }
        return contents;
    }

    private void tryToEven(List<OutboxLine> lines) {
        try {
            rewrite(lines);
        } catch (UncheckedIOException e) {
            LOG.warn("The outbox's files could not be repaired; that is tried again with the next line.", e);
        }
    }

    /// Whether both files hold the same. If not, the next line has to come with all others, by [#rewrite].
    boolean even() {
        return even;
    }

    /// Returns when the lines are on the disk.
    ///
    /// @throws UncheckedIOException if neither file takes them
    void append(Collection<OutboxLine> lines) {
        onEach(file -> file.append(lines));
    }

    /// Puts lines in the place of all that was there. Returns when they are on the disk.
    ///
    /// @throws UncheckedIOException if neither file takes them; both are as before then
    void rewrite(Collection<OutboxLine> lines) {
        even = true;
        onEach(file -> {
            file.prepare(lines);
            if (damaged.contains(file)) {
                if (file.exists()) {
                    var _ = damagedFiles.setAside(FileKind.WRITTEN, file.path(), whole);
                }
                damaged.remove(file);
            }
            file.replace();
        });
    }

    private void onEach(Write write) {
        IOException failure = null;
        var taken = 0;
        for (var file : files) {
            try {
                write.to(file);
                taken++;
            } catch (IOException e) {
                LOG.warn("{} cannot be written: {}", file.path(), e.getMessage());
                failure = e;
            }
        }
        even = even && failure == null;
        if (taken == 0 && failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    @FunctionalInterface
    private interface Write {
        void to(OutboxFile file) throws IOException;
    }
}
