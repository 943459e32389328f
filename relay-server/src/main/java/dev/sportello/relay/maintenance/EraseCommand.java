package dev.sportello.relay.maintenance;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.search.Search;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Erases one customer and all that the relay has of them.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Erases a customer: the profile, its orders, events and sessions, its tickets and all their messages. "
                    + "The relay must not run; while it runs, an admin erases in the inbox. Inboxes load everything again when they next connect, and forget the "
                    + "customer with it; the next start of the relay takes longer, since it rebuilds its tables and the "
                    + "search index.",
            "Backups are not touched."
        })
final class EraseCommand implements MaintenanceCommand {
    private final DataOptions data;
    private final Terminal terminal;
    private final Clock clock;

    @ArgGroup(multiplicity = "1")
    Whom whom = new Whom();

    /// By which of these names the customer is given.
    static final class Whom {
        @Option(
                names = "--customer",
                paramLabel = "ID",
                required = true,
                description = "The shop's own id of the customer: the sub of their identity.")
        @Nullable
        String customer;

        @Option(
                names = "--email",
                paramLabel = "EMAIL",
                required = true,
                description = "The email of a customer who may have no id, such as a guest.")
        @Nullable
        String email;

        @Option(
                names = "--phone",
                paramLabel = "NUMBER",
                required = true,
                description = "The phone number of such a customer, with its country's code: +390512345678.")
        @Nullable
        String phone;

        @Option(
                names = "--profile",
                paramLabel = "ID",
                required = true,
                description = "The relay's own id of the profile, as the inbox and the audit log show it.")
        @Nullable
        UUID profile;

        /// As it was typed.
        String typed() {
            return Stream.of(customer, email, phone, profile)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst()
                    .orElse("");
        }
    }

    @Option(names = "--yes", description = "Erases without asking.")
    boolean yes;

    EraseCommand(DataOptions data, Terminal terminal, Clock clock) {
        this.data = data;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        try (var database = Database.openUnused(data.ownDatabase())) {
            var erasure = new CustomerErasure(database, clock);
            var kept = find(erasure);
            if (kept == null) {
                throw new CommandFailed("The relay knows no customer " + whom.typed() + ". Nothing was changed.", null);
            }
            var name = "customer " + whom.typed() + " (" + kept.profile().name() + ")";
            var what = what(kept);
            if (!yes) {
                terminal.confirm("This erases " + name + ": " + what + ". It cannot be undone.", whom.typed());
            }
            erasure.erase(kept);
            discardIndex();
            terminal.out().println("Erased " + name + ": " + what + ".");
        }
        mentionCopies();
    }

    private CustomerErasure.@Nullable Kept find(CustomerErasure erasure) throws CommandFailed {
        if (whom.profile != null) {
            return erasure.find(new ProfileId(whom.profile));
        }
        try {
            return erasure.find(new Identity(whom.customer, whom.email, whom.phone, false));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(
                    "\"" + whom.typed() + "\" is no email, and no phone number with its country's code.", e);
        }
    }

    private static String what(CustomerErasure.Kept kept) {
        return count(kept.log().tickets().size(), "ticket", "tickets") + " with "
                + count(kept.log().entries(), "entry", "entries") + ", "
                + count(kept.orders(), "order", "orders") + ", "
                + count(kept.events(), "event", "events");
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

    /// The copies that the relay makes of its own accord, and what was replaced by a backup.
    private void mentionCopies() {
        if (!Files.isDirectory(data.folder())) {
            return;
        }
        try (var files = Files.list(data.folder())) {
            var copies = files.filter(EraseCommand::isCopy)
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(" and "));
            if (!copies.isEmpty()) {
                terminal.out()
                        .println("The copies in " + copies + " and backups elsewhere still hold the customer. Delete "
                                + "them, or erase the customer again after restoring one.");
            }
        } catch (IOException e) {
            terminal.err().println("Copies may still hold the customer: look into " + data.folder() + ".");
        }
    }

    private static boolean isCopy(Path file) {
        var name = file.getFileName().toString();
        return name.equals("backups") || name.startsWith(Restore.REPLACED);
    }

    private static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
