package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The base of a test that runs on a database: each test on a new and empty one.
public abstract class OnADatabase {

    @TempDir
    protected Path folder = Path.of("");

    private DatabaseConfig config = new DatabaseConfig.Embedded(folder);

    @Nullable
    private Database database;

    /// Which one it is.
    protected abstract TestDatabase kind();

    @BeforeEach
    void openDatabase() throws DatabaseUnavailable, IOException {
        config = kind().prepared(folder);
        database = Database.open(config);
    }

    @AfterEach
    void closeDatabase() {
        database().close();
    }

    protected Database database() {
        return Objects.requireNonNull(database);
    }

    /// Where the test's database is, for a second way into it.
    protected DatabaseConfig config() {
        return config;
    }

    /// Closes the database and opens it again, as a restart does.
    protected Database reopen() throws DatabaseUnavailable {
        database().close();
        database = Database.open(config);
        return database;
    }
}
