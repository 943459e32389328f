package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a backup in the place of the data.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Puts a backup in the place of the data, after it was checked. The relay must not run. What was there is kept"
                    + " in a folder of its own. The journal gets a new epoch and tickets get higher numbers, so that"
                    + " nothing that an inbox or a shopper's page has kept reaches another customer.",
            "With PostgreSQL, restore the dump with pg_restore first, and run this command without FILE before the relay"
                    + " starts. The same makes an embedded database usable that was copied back by hand."
        })
final class RestoreCommand implements MaintenanceCommand {
    private final DataOptions data;
    private final Terminal terminal;
    private final Clock clock;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file that the command backup made.")
    @Nullable
    Path file;

    @Option(names = "--replace", description = "Restores without asking, also over data that are newer.")
    boolean replace;

    RestoreCommand(DataOptions data, Terminal terminal, Clock clock) {
        this.data = data;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        var config = data.ownDatabase();
        if (file == null) {
            adopt(config);
            return;
        }
        switch (config) {
            case DatabaseConfig.Embedded(Path folder) -> restore(folder, file);
            case DatabaseConfig.Postgres _ ->
                throw new CommandFailed(
                        "PostgreSQL restores its own backups: pg_restore --clean --if-exists --dbname=… FILE . Then run"
                                + " this command without FILE.",
                        null);
        }
    }

    private void restore(Path folder, Path from) throws CommandFailed, DatabaseUnavailable {
        try {
            var restore = new Restore(data, folder, new BackupFile(from), terminal, clock);
            var warning = restore.prepare();
            if (warning != null && !replace) {
                terminal.confirm(warning, "restore");
            }
            restore.finish();
        } catch (IOException e) {
            throw new CommandFailed(
                    "The backup was not restored: " + FileFailure.reason(e) + ". Run the command again.", e);
        }
    }

    /// What stands in the database was put there by other means.
    private void adopt(DatabaseConfig config) throws CommandFailed, DatabaseUnavailable {
        try (var database = Database.openUnused(config)) {
            if (!replace) {
                terminal.confirm("This gives the journal a new epoch: every inbox loads everything again.", "restore");
            }
            var first = NewEpoch.of(database, HighWaterMark.in(data.folder()).ticket(), clock.instant());
            HighWaterMark.in(data.folder()).forget();
            terminal.out().println("The database is ready. The next ticket is " + first + " or higher.");
        } catch (IOException e) {
            throw new CommandFailed("The note of the last start cannot be deleted: " + FileFailure.reason(e) + ".", e);
        }
    }
}
