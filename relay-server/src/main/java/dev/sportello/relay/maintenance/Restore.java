package dev.sportello.relay.maintenance;

import dev.sportello.model.Position;
import dev.sportello.relay.journal.JournalEpoch;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.DiskFolder;
import dev.sportello.relay.storage.OwnerOnly;
import dev.sportello.relay.ticket.TicketNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One backup on its way to the place of the data. Broken off at any moment, it leaves the old data, or a
/// folder that no relay starts on and to which it can be restored again. For one thread.
final class Restore {
    /// How the name of a folder begins that holds what was replaced.
    static final String REPLACED = "replaced-";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DataOptions data;
    private final Path folder;
    private final BackupFile backup;
    private final Terminal terminal;
    private final Clock clock;
    private final DatabaseFile place;
    private long knownTicket;

    Restore(DataOptions data, Path folder, BackupFile backup, Terminal terminal, Clock clock) {
        this.data = data;
        this.folder = folder;
        this.backup = backup;
        this.terminal = terminal;
        this.clock = clock;
        place = new DatabaseFile(folder);
    }

    /// @param ticket the highest number that was given out
    private record End(Position position, long ticket) {}

    /// Unpacks the backup beside the data, and checks it.
    ///
    /// @return what would be lost of the data that are there, to be asked about; null where nothing would be
    @Nullable
    String prepare() throws CommandFailed, DatabaseUnavailable, IOException {
        backup.requireBackup();
        if (Files.isDirectory(place.path())) {
            throw new CommandFailed(place.path() + " is a folder. Move it away first.", null);
        }
        if (place.inUse()) {
            throw new CommandFailed(
                    "The data in " + folder.toAbsolutePath() + " are in use by a relay. Stop that one first.", null);
        }
        OwnerOnly.createFolder(folder);
        BackupFile.delete(place.restoring());
        var there = place.exists() ? there() : null;
        var restored = unpacked();
        knownTicket = Math.max(HighWaterMark.in(folder).ticket(), there == null ? 0 : there.ticket);
        return place.exists() ? warning(there, restored) : null;
    }

    /// @return null where it cannot be read
    private @Nullable End there() {
        try (var database = Database.openUnused(new DatabaseConfig.Embedded(folder))) {
            return end(database);
        } catch (DatabaseUnavailable | RuntimeException e) {
            return null;
        }
    }

    /// Leaves nothing behind where it fails: the relay would not start beside it, and nothing was changed.
    private End unpacked() throws CommandFailed, DatabaseUnavailable, IOException {
        try {
            backup.unpack(place.restoring(), terminal);
            return checked();
        } catch (CommandFailed | DatabaseUnavailable | IOException e) {
            BackupFile.delete(place.restoring());
            throw e;
        }
    }

    private End checked() throws CommandFailed, DatabaseUnavailable {
        try (var database = Database.openUnused(new DatabaseConfig.Embedded(place.restoring()))) {
            CheckCommand.report(database, terminal, "Use another backup. Nothing was changed.");
            return end(database);
        }
    }

    private static End end(Database database) {
        return database.jdbi()
                .inTransaction(handle -> new End(JournalEpoch.end(handle), TicketNumbers.highest(handle)));
    }

    private String warning(@Nullable End there, End restored) {
        var ends = "The backup ends with entry " + restored.position.sequence() + ". ";
        if (there == null) {
            return ends + "What is in " + folder.toAbsolutePath() + " cannot be read, and is put aside.";
        }
        if (!there.position.epoch().equals(restored.position.epoch())) {
            return ends + "The data in " + folder.toAbsolutePath() + " are of another journal, with "
                    + there.position.sequence() + " entries. They are put aside.";
        }
        var newer = there.position.sequence() - restored.position.sequence();
        return newer > 0
                ? ends + "The data in " + folder.toAbsolutePath() + " are newer, by " + newer
                        + " entries. They are put aside."
                : ends + "The data in " + folder.toAbsolutePath() + " hold no more. They are put aside.";
    }

    /// Puts the backup in its place.
    void finish() throws DatabaseUnavailable, IOException {
        long first;
        try (var database = Database.openUnused(new DatabaseConfig.Embedded(place.restoring()))) {
            first = NewEpoch.of(database, knownTicket, clock.instant());
        }
        var aside = folder.resolve(REPLACED + TIME.format(clock.instant()));
        var high = HighWaterMark.in(folder);
        moveAside(place.path(), aside);
        moveAside(high.file(), aside);
        moveAside(data.searchIndex(), aside);
        restoreKey(BackupFile.IDENTITY_KEYS, data.identityKeys(), null);
        // Without the key that they were encrypted with, the secrets in the database are lost.
        restoreKey(BackupFile.SECRETS_KEY, data.secretsKey(), aside);
        Files.move(new DatabaseFile(place.restoring()).path(), place.path(), StandardCopyOption.ATOMIC_MOVE);
        new DiskFolder(folder).force();
        BackupFile.delete(place.restoring());
        terminal.out().println("The backup was restored. The next ticket is " + first + " or higher.");
        if (Files.exists(aside)) {
            terminal.out().println("What was there is in " + aside.toAbsolutePath() + "; delete it when all is well.");
        }
    }

    private static void moveAside(Path from, Path aside) throws IOException {
        if (Files.exists(from)) {
            OwnerOnly.createFolder(aside);
            Files.move(from, aside.resolve(from.getFileName()));
        }
    }

    /// @param aside where another key goes that is there; null: the one that is there stays
    private void restoreKey(String name, Path to, @Nullable Path aside) throws IOException {
        var key = backup.key(name);
        if (key == null || Files.exists(to) && Arrays.equals(Files.readAllBytes(to), key)) {
            return;
        }
        if (Files.exists(to) && aside == null) {
            terminal.out().println("The keys in " + to + " differ from the backup's, and stay as they are.");
            return;
        }
        if (aside != null) {
            moveAside(to, aside);
        }
        OwnerOnly.write(to, key);
    }
}
