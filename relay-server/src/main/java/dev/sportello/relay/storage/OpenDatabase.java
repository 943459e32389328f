package dev.sportello.relay.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens a database, and finds the sentence for the operator when that fails.
final class OpenDatabase {
    static final String H2_USER = "relay";

    /// Of H2's file, less its ending.
    static final String NAME = "sportello";

    private static final int MOST_CONNECTIONS = 12;

    /// What makes sure that the tables are those of this program.
    @FunctionalInterface
    private interface Preparation {
        void run(DataSource pool) throws DatabaseUnavailable;
    }

    static Database open(DatabaseConfig config) throws DatabaseUnavailable {
        return open(config, Migrations.LOCATIONS);
    }

    /// @param locations of the migrations
    static Database open(DatabaseConfig config, List<String> locations) throws DatabaseUnavailable {
        return switch (config) {
            case DatabaseConfig.Embedded embedded -> embedded(embedded.folder(), locations);
            case DatabaseConfig.Postgres postgres -> postgres(postgres, locations);
        };
    }

    private static Database embedded(Path folder, List<String> locations) throws DatabaseUnavailable {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DatabaseUnavailable(unwritable(folder), e);
        }
        if (!Files.isWritable(folder)) {
            throw new DatabaseUnavailable(unwritable(folder), new IOException(folder.toString()));
        }
        new DatabaseFile(folder).requireUsable();
        var name = "The database in " + folder.toAbsolutePath();
        var migrations = new Migrations(name, locations, new Backups(folder.resolve("backups")));
        try {
            return open(Dialect.H2, url(folder), H2_USER, "", migrations::run, new Compaction(folder));
        } catch (SQLException e) {
            throw new DatabaseUnavailable(sentence(e, folder), e);
        }
    }

    static String url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve(NAME);
    }

    private static Database postgres(DatabaseConfig.Postgres config, List<String> locations)
            throws DatabaseUnavailable {
        return postgres(config, _ -> migrations(config, locations).run(patient(config)));
    }

    /// Changes no tables, which others use.
    static Database beside(DatabaseConfig.Postgres config) throws DatabaseUnavailable {
        return postgres(config, migrations(config, Migrations.LOCATIONS)::requireNone);
    }

    private static Migrations migrations(DatabaseConfig.Postgres config, List<String> locations) {
        return new Migrations("The database of " + config.url(), locations, null);
    }

    private static Database postgres(DatabaseConfig.Postgres config, Preparation tables) throws DatabaseUnavailable {
        try {
            return open(Dialect.POSTGRES, config.url(), config.user(), config.password(), tables, null);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(sentence(e, config), e);
        }
    }

    /// To change a large table takes longer than a statement of a running relay may.
    private static DataSource patient(DatabaseConfig.Postgres config) {
        var patient = new PGSimpleDataSource();
        patient.setUrl(Dialect.POSTGRES.url(config.patient().url()));
        patient.setUser(config.user());
        patient.setPassword(config.password());
        return patient;
    }

    private static Database open(
            Dialect dialect,
            String url,
            String user,
            String password,
            Preparation tables,
            @Nullable Compaction compaction)
            throws SQLException, DatabaseUnavailable {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(dialect.url(url));
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setConnectionTimeout(Outage.CONNECT_WITHIN.toMillis());
        config.setConnectionInitSql(dialect.begin());
        var outage = new Outage(dialect);
        config.setExceptionOverride(outage);
        if (dialect == Dialect.POSTGRES) {
            config.setDataSource(new ServerConnections(dialect.url(url), outage));
        }
        // The first connection is tried below, where its error is still a plain SQLException.
        config.setInitializationFailTimeout(-1);
        try (var first = DriverManager.getConnection(dialect.url(url), user, password)) {
            if (!first.isValid(0)) {
                throw new SQLException("The first connection does not answer.");
            }
            if (compaction != null && compaction.mayBeWorthIt()) {
                var _ = compaction.run(first);
            }
            var pool = new HikariDataSource(config);
            try {
                tables.run(pool);
                return Database.over(dialect, pool, outage, compaction);
            } catch (DatabaseUnavailable | RuntimeException e) {
                pool.close();
                throw e;
            }
        }
    }

    private static String unwritable(Path folder) {
        return "The data folder " + folder.toAbsolutePath()
                + " cannot be written. Give the relay's user the right to write there, or name another folder.";
    }

    private static String sentence(SQLException e, Path folder) {
        return switch (String.valueOf(e.getSQLState())) {
            case "90020" -> inUse(folder);
            case "90030" ->
                "The database in " + folder.toAbsolutePath()
                        + " is damaged. Check the disk, and restore a backup with the command restore.";
            default -> "The database in " + folder.toAbsolutePath() + " cannot be opened: " + e.getMessage();
        };
    }

    static String inUse(Path folder) {
        return "The database in " + folder.toAbsolutePath()
                + " is in use by another process. Stop the other relay, or name another data folder.";
    }

    static String sentence(SQLException e, DatabaseConfig.Postgres config) {
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000" -> "PostgreSQL refuses the user \"" + config.user() + "\". Check user and password.";
            case "3D000" -> "The database of " + config.url() + " does not exist. Create it, or correct the URL.";
            case "08001", "08004", "08006" ->
                "PostgreSQL cannot be reached at " + config.url() + ". Check that it runs and that the URL is right.";
            default -> "PostgreSQL at " + config.url() + " cannot be used: " + e.getMessage();
        };
    }

    private OpenDatabase() {}
}
