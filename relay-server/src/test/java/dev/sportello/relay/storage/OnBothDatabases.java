package dev.sportello.relay.storage;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The base of a test that runs on H2 and on PostgreSQL, each test on a new and empty database. The quick lane
/// leaves PostgreSQL out.
@ParameterizedClass
@MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
public abstract class OnBothDatabases {

    @Parameter
    protected TestDatabase kind = TestDatabase.H2;

    @TempDir
    protected Path folder = Path.of("");

    private DatabaseConfig config = new DatabaseConfig.Embedded(folder);

    @Nullable
    private Database database;

    @BeforeEach
    void openDatabase() throws DatabaseUnavailable {
        config = kind.fresh(folder);
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
