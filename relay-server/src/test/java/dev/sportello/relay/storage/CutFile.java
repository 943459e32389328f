package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FileBaseDefault;

/// A file that knows what of it was forced to the disk. Thread-safe: guarded by its own lock.
final class CutFile extends FileBaseDefault {
    private static final int SECTOR = 512;

    private final FileChannel file;
    private final FileChannel forced;
    private final Path image;
    private final List<Change> unforced = new ArrayList<>();
    private boolean cut;

    /// How many writes and forces pass before the power is cut.
    private int left = Integer.MAX_VALUE;

    private sealed interface Change {
        record Written(long position, byte[] bytes) implements Change {}

        record Truncated(long size) implements Change {}
    }

    /// @param image gets the content as it was forced
    CutFile(FileChannel file, Path image) throws IOException {
        this.file = file;
        this.image = image;
        forced = FileChannel.open(
                image, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        var _ = file.transferTo(0, file.size(), forced);
    }

    /// Cuts the power in the middle of the work.
    ///
    /// @param operations writes and forces that still pass
    synchronized void cutAfter(int operations) {
        left = operations;
    }

    synchronized boolean isCut() {
        return cut;
    }

    /// @param to gets what the disk may hold after the cut
    /// @return how many changes had not been forced
    synchronized int copyTo(Path to, RandomGenerator random) throws IOException {
        var _ = Files.copy(image, to);
        try (var disk = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (var change : unforced) {
                switch (random.nextInt(3)) {
                    case 0 -> apply(change, disk);
                    case 1 -> apply(torn(change, random), disk);
                    default -> {
                        // Lost.
                    }
                }
            }
        }
        return unforced.size();
    }

    /// Disks write sectors as a whole.
    private static Change torn(Change change, RandomGenerator random) {
        return switch (change) {
            case Change.Written(long position, byte[] bytes) -> {
                var sectors = random.nextInt(bytes.length / SECTOR + 1);
                yield new Change.Written(position, Arrays.copyOf(bytes, sectors * SECTOR));
            }
            case Change.Truncated truncated -> truncated;
        };
    }

    private static void apply(Change change, FileChannel disk) throws IOException {
        switch (change) {
            case Change.Written(long position, byte[] bytes) -> {
                var _ = disk.write(ByteBuffer.wrap(bytes), position);
            }
            case Change.Truncated(long size) -> {
                var _ = disk.truncate(size);
            }
        }
    }

    private void work() throws IOException {
        requirePower();
        cut = left-- <= 0;
        requirePower();
    }

    private void requirePower() throws IOException {
        if (cut) {
            throw new IOException("The power is cut.");
        }
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        work();
        var bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        unforced.add(new Change.Written(position, bytes));
        return file.write(source, position);
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        work();
        unforced.add(new Change.Truncated(size));
        var _ = file.truncate(size);
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        work();
        for (var change : unforced) {
            apply(change, forced);
        }
        unforced.clear();
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        requirePower();
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
        forced.close();
    }
}
