package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.DiskFolder;
import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Makes a backup of the data, also while the relay runs.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Copies the data, and the keys that are in the data folder, to one file, while the relay runs or not, and checks the copy. A relay that runs"
                    + " makes the copy itself, and has to be able to write beside the file. Beside it there has to be room"
                    + " for two copies.",
            "Whoever has the file has the messages and the keys: keep it as safe as the data."
        })
final class BackupCommand implements MaintenanceCommand {
    private final DataOptions data;
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Where to put the backup, such as backup.zip. Nothing is replaced.")
    Path file = Path.of("");

    BackupCommand(DataOptions data, Terminal terminal) {
        this.data = data;
        this.terminal = terminal;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        var folder = switch (data.ownDatabase()) {
            case DatabaseConfig.Embedded embedded -> embedded.folder();
            case DatabaseConfig.Postgres postgres -> throw new CommandFailed(forPostgres(postgres), null);
        };
        var target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new CommandFailed("There is a file " + target + " already. Name another.", null);
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            copy(folder, part);
            var copied = new BackupFile(part);
            copied.seal(inFolder(folder, data.identityKeys()), inFolder(folder, data.secretsKey()));
            copied.check(terminal);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            DiskFolder.of(target).force();
            terminal.out()
                    .println("The backup is in " + target + ": " + Progress.count(Files.size(target)) + " bytes.");
        } catch (IOException e) {
            throw new CommandFailed(
                    "There is no backup: " + FileFailure.reason(e) + ". Name a file that can be written.", e);
        } finally {
            discard(part);
        }
    }

    private void copy(Path folder, Path part) throws CommandFailed, DatabaseUnavailable, IOException {
        Files.deleteIfExists(part);
        if (new DatabaseFile(folder).inUse()) {
            new RelayRequest(folder, terminal).copyTo(part);
            return;
        }
        OwnerOnly.createFile(part);
        try (var database = Database.openUnused(new DatabaseConfig.Embedded(folder))) {
            database.copyTo(part);
        }
    }

    /// Keys that the operator keeps elsewhere stay there: a backup alone must not open what they close.
    private static @Nullable Path inFolder(Path folder, Path key) {
        var inside = key.toAbsolutePath().startsWith(folder.toAbsolutePath());
        return inside && Files.exists(key) ? key : null;
    }

    /// Without what stands behind the URL's question mark: most of it is the driver's own.
    private String forPostgres(DatabaseConfig.Postgres postgres) {
        var url = postgres.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
        return "PostgreSQL makes its own backups, also while the relay runs: pg_dump --format=custom --file="
                + quoted(file.toString()) + " --username=" + quoted(postgres.user()) + " " + quoted(url)
                + " . Keep copies of " + data.identityKeys()
                + " and " + data.secretsKey() + " with it.";
    }

    /// As a shell reads it.
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            terminal.err().println("The file " + part + " cannot be deleted. Delete it.");
        }
    }
}
