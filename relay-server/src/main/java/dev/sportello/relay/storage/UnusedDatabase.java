package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Whether a database is one that a relay has made, and that none uses now.
final class UnusedDatabase {
    private static final int MOST_TIMES = 20;

    /// @throws DatabaseUnavailable with a sentence for the operator that says why it is not
    static void require(DatabaseConfig config) throws DatabaseUnavailable {
        switch (config) {
            // Whether another process uses it, H2's lock on the file says when it is opened.
            case DatabaseConfig.Embedded embedded -> requireFile(embedded.folder());
            case DatabaseConfig.Postgres postgres -> requireUnused(postgres);
        }
    }

    private static void requireFile(Path folder) throws DatabaseUnavailable {
        if (!new DatabaseFile(folder).exists()) {
            throw new DatabaseUnavailable(
                    "There is no database in " + folder.toAbsolutePath()
                            + ". Name the relay's data folder with --data.",
                    new NoSuchFileException(folder.toString()));
        }
        if (inUse(folder)) {
            throw new DatabaseUnavailable(OpenDatabase.inUse(folder), null);
        }
    }

    /// H2 lets others of the same process in.
    private static boolean inUse(Path folder) {
        try {
            return new DatabaseFile(folder).inUse();
        } catch (IOException e) {
            // Opening it finds the words for what is wrong.
            return false;
        }
    }

    private static void requireUnused(DatabaseConfig.Postgres config) throws DatabaseUnavailable {
        try (var connection = DriverManager.getConnection(config.url(), config.user(), config.password())) {
            var use = settledUse(connection);
            if (!use.relays) {
                throw new DatabaseUnavailable(
                        "The database of " + config.url() + " holds no relay's data. Correct the URL.", null);
            }
            if (use.connections > 0) {
                throw new DatabaseUnavailable(
                        "The database of " + config.url() + " is in use by a relay. Stop that one first.", null);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(OpenDatabase.sentence(e, config), e);
        }
    }

    /// The server takes a moment to notice that a relay has ended.
    private static Use settledUse(Connection connection) throws SQLException {
        var use = use(connection);
        for (var again = 0; again < MOST_TIMES && use.connections > 0; again++) {
            try (var pause = connection.createStatement()) {
                var _ = pause.execute("select pg_sleep(0.1)");
            }
            use = use(connection);
        }
        return use;
    }

    private record Use(boolean relays, long connections) {}

    private static Use use(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select to_regclass('journal_head') is not null,
                    (select count(*) from pg_stat_activity
                     where datname = current_database() and application_name = ?)""")) {
            statement.setString(1, PostgresUrl.APPLICATION);
            try (var row = statement.executeQuery()) {
                var _ = row.next();
                return new Use(row.getBoolean(1), row.getLong(2));
            }
        }
    }

    private UnusedDatabase() {}
}
