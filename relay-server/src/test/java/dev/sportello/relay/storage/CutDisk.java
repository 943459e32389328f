package dev.sportello.relay.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A disk whose power can be cut under an open H2: what was not forced is lost, or is there, or is there in part, in
/// whatever order. Thread-safe.
public final class CutDisk implements AutoCloseable {
    static {
        FilePath.register(new CutPath());
    }

    private static final Map<String, CutFile> OPEN = new ConcurrentHashMap<>();
    private static final String SCHEME = "cut";

    private final Path file;
    private final Database database;

    private CutDisk(Path file, Database database) {
        this.file = file;
        this.database = database;
    }

    /// Opens a database on such a disk.
    ///
    /// @param folder holds a database that is closed, whose content is on the disk
    public static CutDisk open(Path folder) {
        var plain = OpenDatabase.url(folder);
        var pool = new HikariConfig();
        pool.setMaximumPoolSize(4);
        // Once it is cut nobody has to wait.
        pool.setConnectionTimeout(250);
        pool.setJdbcUrl(Dialect.H2.url(plain.replace("jdbc:h2:file:", "jdbc:h2:" + SCHEME + ":")));
        pool.setUsername(OpenDatabase.H2_USER);
        var outage = new Outage(Dialect.H2);
        pool.setExceptionOverride(outage);
        var file = folder.resolve(OpenDatabase.NAME + ".mv.db");
        return new CutDisk(file, Database.over(Dialect.H2, new HikariDataSource(pool), outage, null));
    }

    public Database database() {
        return database;
    }

    /// Cuts the power in the middle of the work: from then on everything on this disk fails.
    ///
    /// @param operations writes and forces that still pass
    public void cutAfter(int operations) {
        file().cutAfter(operations);
    }

    public boolean isCut() {
        return file().isCut();
    }

    /// What a disk may hold after the power was cut.
    ///
    /// @param folder empty; gets it
    /// @return how many writes had not been forced
    public int copyTo(Path folder, RandomGenerator random) throws IOException {
        return file().copyTo(folder.resolve(file.getFileName()), random);
    }

    private CutFile file() {
        return Objects.requireNonNull(OPEN.get(file.toString()));
    }

    @Override
    public void close() {
        database.close();
        OPEN.remove(file.toString());
    }

    /// H2 makes its own: the files by such names as `cut:FOLDER/sportello.mv.db`.
    public static final class CutPath extends FilePathWrapper {

        @Override
        public FileChannel open(String mode) throws IOException {
            var path = getBase().toString();
            if (!path.endsWith(".mv.db")) {
                return super.open(mode);
            }
            var before = OPEN.get(path);
            if (before != null && before.isCut()) {
                throw new IOException("The power is cut.");
            }
            Files.createDirectories(Path.of(path).toAbsolutePath().getParent());
            var opened = new CutFile(super.open(mode), Path.of(path + ".forced"));
            OPEN.put(path, opened);
            return opened;
        }

        @Override
        public String getScheme() {
            return SCHEME;
        }
    }
}
