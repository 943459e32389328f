package dev.sportello.desktop.replica;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One embedded database: a file of the agent's data folder with one connection. Used by one thread, which must never
/// be interrupted, for that would close the file under H2.
final class LocalDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);

    /// Rows that travel to the database together.
    private static final int CHUNK = 1_000;

    private final Path folder;
    private final String name;
    private @Nullable Connection connection;
    private @Nullable Jdbi jdbi;

    LocalDatabase(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// Makes the tables of a new file, and checks those of an old one.
    ///
    /// @param version of the schema; a file that has another cannot be read here
    /// @throws UnreadableFile if the file has another version
    void prepare(int version, String schema) {
        inTransaction(handle -> {
            handle.execute("create table if not exists schema_version (version int not null)");
            var found = handle.createQuery("select version from schema_version")
                    .mapTo(Integer.class)
                    .findOne();
            if (found.isEmpty()) {
                handle.createScript(schema).execute();
                handle.execute("insert into schema_version (version) values (?)", version);
            } else if (found.get() != version) {
                throw new UnreadableFile(
                        name + " has version " + found.get() + ", this program reads " + version + ".");
            }
        });
    }

    /// Runs one transaction. What was committed outlives a killed process; [#force] makes it outlive a power cut.
    <R> R withTransaction(HandleCallback<R, RuntimeException> work) {
        try {
            return jdbi().inTransaction(work);
        } catch (RuntimeException e) {
            // H2 closes a file on which a write failed. The next call opens it again, say when the disk has room.
            disconnect();
            throw e;
        }
    }

    void inTransaction(HandleConsumer<RuntimeException> work) {
        var _ = withTransaction(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /// Forces all that was committed to the disk itself, so that a power cut keeps it too.
    void force() {
        try {
            jdbi().useHandle(handle -> handle.execute("checkpoint sync"));
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    /// Writes the file anew without what was deleted. The next call opens it again.
    void compact() {
        try {
            jdbi().useHandle(handle -> handle.execute("shutdown compact"));
        } finally {
            disconnect();
        }
    }

    /// Closes the file and sets it aside.
    void setAside(DamagedFiles damagedFiles, FileKind kind) {
        disconnect();
        try {
            var _ = damagedFiles.setAside(kind, file(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Make " + folder + " writable: " + e.getMessage(), e);
        }
    }

    /// Deletes what was set aside of it before.
    void deleteAside(DamagedFiles damagedFiles) {
        damagedFiles.delete(file());
    }

    /// Whether the file itself is to blame for a failure to read it, rather than the disk or another program.
    boolean damaged(Throwable failure) {
        return Files.exists(file()) && ofTheFile(failure) && !inUse(failure) && !full(failure) && folderTakesWrites();
    }

    private static boolean ofTheFile(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof UnreadableFile
                        || cause instanceof SQLException
                        || cause instanceof MVStoreException);
    }

    private Path file() {
        return folder.resolve(name + ".mv.db");
    }

    private static boolean inUse(Throwable failure) {
        return causes(failure)
                .anyMatch(cause ->
                        cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1);
    }

    private static boolean full(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof MVStoreException store
                        && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private boolean folderTakesWrites() {
        try {
            var probe = Files.createTempFile(folder, "probe", null);
            try {
                Files.write(probe, new byte[64 * 1024]);
            } finally {
                Files.delete(probe);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    private Jdbi jdbi() {
        var known = jdbi;
        if (known != null) {
            return known;
        }
        try {
            var opened = DriverManager.getConnection(url());
            connection = opened;
            return jdbi = Jdbi.create(opened);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot open " + folder.resolve(name) + ".mv.db: " + e.getMessage(), e);
        }
    }

    /// `WRITE_DELAY=0`: a commit is in the operating system's hands before it returns, so that a killed process loses
    /// nothing. The small cache is enough for one reader; the default is a quarter of the program's memory aim.
    private String url() {
        var path = folder.resolve(name).toAbsolutePath().toString().replace(";", "\\;");
        return "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192";
    }

    private void disconnect() {
        jdbi = null;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} did not close well: {}", name, e.getMessage());
        } finally {
            connection = null;
        }
    }

    /// Adds a row to a batch, and sends the batch where it has become long.
    static void add(PreparedBatch batch, @Nullable Object... values) {
        batch.add(values);
        if (batch.size() >= CHUNK) {
            var _ = batch.execute();
        }
    }
}
