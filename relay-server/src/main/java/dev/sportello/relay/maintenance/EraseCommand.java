package dev.sportello.relay.maintenance;

import dev.sportello.relay.search.Search;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Erases one customer and all that the relay has of them.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Erases a customer: the profile, its events and sessions, its tickets and all their messages. "
                    + "The relay must not run. Inboxes load everything again when they next connect, and forget the "
                    + "customer with it; the next start of the relay takes longer, since it rebuilds its tables and the "
                    + "search index.",
            "Backups are not touched."
        })
final class EraseCommand implements MaintenanceCommand {
    private final DataOptions data;
    private final Terminal terminal;

    @Option(
            names = "--customer",
            paramLabel = "ID",
            required = true,
            description = "The shop's own id of the customer: the sub of their identity.")
    String customer = "";

    @Option(names = "--yes", description = "Erases without asking.")
    boolean yes;

    EraseCommand(DataOptions data, Terminal terminal) {
        this.data = data;
        this.terminal = terminal;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        try (var database = Database.openUnused(data.database())) {
            var erasure = new CustomerErasure(database);
            var kept = erasure.find(customer);
            if (kept == null) {
                throw new CommandFailed("The relay knows no customer " + customer + ". Nothing was changed.", null);
            }
            var name = "customer " + customer + " (" + kept.profile().name() + ")";
            var tickets = count(kept.log().tickets().size(), "ticket", "tickets") + " with "
                    + count(kept.log().entries(), "entry", "entries");
            if (!yes) {
                terminal.confirm("This erases " + name + ": " + tickets + ". It cannot be undone.", customer);
            }
            var events = erasure.erase(kept);
            discardIndex();
            terminal.out().println("Erased " + name + ": " + tickets + ", " + count(events, "event", "events") + ".");
        }
        mentionBackups();
    }

    private void discardIndex() throws CommandFailed {
        var folder = data.searchIndex();
        try {
            if (Files.exists(folder)) {
                Search.discard(folder);
            }
        } catch (IOException e) {
            throw new CommandFailed(
                    "The customer was erased, but the search index in " + folder
                            + " cannot be deleted. Delete the folder; the relay rebuilds it.",
                    e);
        }
    }

    /// The copies that the relay makes of its own accord.
    private void mentionBackups() {
        var folder = data.folder().resolve("backups");
        if (Files.exists(folder)) {
            terminal.out()
                    .println("The copies in " + folder + " and backups elsewhere still hold the customer. Delete "
                            + "them, or erase the customer again after restoring one.");
        }
    }

    private static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
