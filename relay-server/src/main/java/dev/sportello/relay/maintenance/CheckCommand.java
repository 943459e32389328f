package dev.sportello.relay.maintenance;

import dev.sportello.relay.journal.JournalEpoch;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Reads all data, or a backup, and says what is wrong.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Reads everything and says what is damaged, what is lost with it, and what to do: how the tables are"
                    + " defined, the journal's checksums and numbers, the tables that are made of it, customers with"
                    + " their orders, events and sums, what refers to something else, and the indexes. Nothing is"
                    + " changed. The relay must not run; a backup can be checked at any time.",
            "The exit code is 0 if all is well and 1 if not."
        })
final class CheckCommand implements MaintenanceCommand {
    private final DataOptions data;
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A backup to check instead of the relay's data.")
    @Nullable
    Path backup;

    CheckCommand(DataOptions data, Terminal terminal) {
        this.data = data;
        this.terminal = terminal;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        if (backup != null) {
            new BackupFile(backup).check(terminal);
            return;
        }
        var config = data.ownDatabase();
        if (config instanceof DatabaseConfig.Embedded) {
            // H2 opens some damaged files once, and never again when it has closed them: a relay would not start.
            Database.openUnused(config).close();
        }
        try (var database = Database.openUnused(config)) {
            requireAll(database);
            report(database, terminal, "Restore a backup with the command restore, or go on without what is lost.");
        }
    }

    /// What a relay does not start with is not well, however whole it is.
    private void requireAll(Database database) throws CommandFailed {
        var head = database.jdbi().withHandle(JournalEpoch::end);
        var missing = HighWaterMark.in(data.folder())
                .missing(head, !database.dialect().shared());
        if (missing != null) {
            throw new CommandFailed(missing, null);
        }
    }

    /// @param advice what to do where something is wrong
    /// @throws CommandFailed if something is wrong
    /// @throws DatabaseUnavailable if its tables could not be compared with what they should be
    static void report(Database database, Terminal terminal, String advice) throws CommandFailed, DatabaseUnavailable {
        var check = new DataCheck(database, terminal);
        var problems = check.run();
        terminal.out()
                .println("Read " + Progress.count(check.entries()) + " entries of "
                        + Progress.count(check.ticketCount()) + " tickets.");
        if (!problems.isEmpty()) {
            problems.forEach(terminal.out()::println);
            throw new CommandFailed(
                    "The data are damaged: " + problems.size() + (problems.size() == 1 ? " problem. " : " problems. ")
                            + advice,
                    null);
        }
        terminal.out().println("All is well.");
    }
}
