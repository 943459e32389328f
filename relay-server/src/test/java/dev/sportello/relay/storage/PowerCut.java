package dev.sportello.relay.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;

/// An embedded database on a machine whose power a test can cut. Not thread-safe.
public final class PowerCut implements AutoCloseable {
    private final Path file;
    private final Database database;

    /// @param folder of a database that exists and that nobody uses
    public PowerCut(Path folder) {
        var name = folder.toAbsolutePath().resolve(OpenDatabase.NAME);
        file = name.resolveSibling(OpenDatabase.NAME + ".mv.db");
        var pool = new HikariConfig();
        pool.setMaximumPoolSize(4);
        pool.setJdbcUrl(Dialect.H2.url("jdbc:h2:" + new ForcedFiles().getScheme() + ":" + name));
        pool.setUsername(OpenDatabase.H2_USER);
        pool.setPassword("");
        database = Database.over(Dialect.H2, new HikariDataSource(pool), new Outage(Dialect.H2), null);
    }

    public Database database() {
        return database;
    }

    /// Cuts the power: of what was written, only what was forced is there afterwards.
    public void cut() throws IOException {
        ForcedFiles.cutPower(file);
        database.close();
        // What the database still held of the file when it ended was not written either.
        ForcedFiles.cutPower(file);
    }

    @Override
    public void close() {
        database.close();
    }
}
