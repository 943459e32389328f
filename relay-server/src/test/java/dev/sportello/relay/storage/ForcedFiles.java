package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// Files of H2, under names that begin with `forced:`, of which a copy is kept as they were when they were last
/// forced to the disk. H2 makes instances of it by reflection.
public final class ForcedFiles extends FilePathWrapper {
    static final String SCHEME = "forced";

    private static final Set<Path> WITHOUT_POWER = ConcurrentHashMap.newKeySet();

    static {
        FilePath.register(new ForcedFiles());
    }

    /// From now on nothing is written to the file; it is as it was last forced.
    static void cutPower(Path file) throws IOException {
        WITHOUT_POWER.add(file);
        Files.copy(copyOf(file), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path copyOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".forced");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        var file = Path.of(getBase().toString());
        var channel = new Channel(file, getBase().open(mode));
        channel.keep();
        return channel;
    }

    private static final class Channel extends FileBaseDefault {
        private final Path file;
        private final FileChannel base;

        private Channel(Path file, FileChannel base) {
            this.file = file;
            this.base = base;
        }

        private void keep() throws IOException {
            Files.copy(file, copyOf(file), StandardCopyOption.REPLACE_EXISTING);
        }

        private void requirePower() throws IOException {
            if (WITHOUT_POWER.contains(file)) {
                throw new IOException("The power is off.");
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            requirePower();
            base.force(metaData);
            keep();
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            requirePower();
            return base.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            requirePower();
            var _ = base.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
