package dev.sportello.relay.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/// Brings the tables of a database to the version that this relay needs. Used while the relay starts, by one thread.
///
/// @param database how the operator knows it, at the begin of a sentence
/// @param locations of the migrations, as Flyway has them
/// @param backups of an embedded database; null for one whose operator makes them
record Migrations(
        String database, List<String> locations, @Nullable Backups backups) {
    static final List<String> LOCATIONS = List.of("classpath:db");

    /// @throws DatabaseUnavailable with a sentence for the operator; a database of a newer relay is left as it is
    void run(DataSource pool) throws DatabaseUnavailable {
        try {
            var flyway = flyway(pool);
            var info = checked(flyway);
            if (info.pending().length > 0) {
                backUp(pool, info.current());
                var _ = flyway.migrate();
            }
        } catch (FlywayValidateException e) {
            throw new DatabaseUnavailable(
                    database + " was made by a relay whose tables differ from this one's. Start the relay that made it,"
                            + " or begin with an empty database.",
                    e);
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    database + " could not be brought to this relay's version: " + e.getMessage() + " "
                            + (backups == null ? "It was left as it was." : restore()),
                    e);
        }
    }

    /// Changes nothing.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator, if the tables are not those of this program
    void requireNone(DataSource pool) throws DatabaseUnavailable {
        try {
            if (checked(flyway(pool)).pending().length == 0) {
                return;
            }
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(database + " cannot be read: " + e.getMessage(), e);
        }
        throw new DatabaseUnavailable(
                database + " is empty or was made by an older relay. Correct the URL, or run the command of the relay"
                        + " that uses it.",
                null);
    }

    private Flyway flyway(DataSource pool) {
        return Flyway.configure()
                .dataSource(pool)
                .locations(locations.toArray(String[]::new))
                .ignoreMigrationPatterns("*:pending")
                .load();
    }

    /// Reads the tables' history once: that takes a part of each start.
    private MigrationInfoService checked(Flyway flyway) throws DatabaseUnavailable {
        var info = flyway.info();
        for (var migration : info.all()) {
            refuse(migration);
        }
        flyway.validate();
        return info;
    }

    private void refuse(MigrationInfo migration) throws DatabaseUnavailable {
        var version = migration.getVersion();
        switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED ->
                throw new DatabaseUnavailable(
                        database + " was used by a newer relay (version " + version + " of its tables). Install that"
                                + " relay again, or a newer one. To go back: " + restore(),
                        null);
            case FAILED ->
                throw new DatabaseUnavailable(
                        database + " was only in part brought to version " + version + " of its tables. " + restore(),
                        null);
            default -> {
                // Flyway's validation has a word for what else can be wrong.
            }
        }
    }

    private String restore() {
        return backups == null
                ? "Restore a backup from before."
                : "Restore a copy from " + backups.folder().toAbsolutePath() + ".";
    }

    private void backUp(DataSource pool, @Nullable MigrationInfo current) throws DatabaseUnavailable {
        if (backups == null || current == null) {
            return;
        }
        try {
            backups.make(pool, String.valueOf(current.getVersion()));
        } catch (IOException | SQLException e) {
            throw new DatabaseUnavailable(
                    database + " has to be copied to " + backups.folder() + " before it is brought to this relay's"
                            + " version, and that failed: " + e.getMessage() + ". Make room there, and start again.",
                    e);
        }
    }
}
