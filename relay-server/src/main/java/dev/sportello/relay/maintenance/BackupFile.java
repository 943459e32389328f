package dev.sportello.relay.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A backup: a zip file with the embedded database, as H2 copies it, the keys, and an entry that says what it is.
record BackupFile(Path file) {
    static final String IDENTITY_KEYS = "identity-keys";
    static final String SECRETS_KEY = "secrets-key";

    private static final String MARK = "sportello-backup";
    private static final String FORMAT = "1\n";
    private static final int BUFFER = 1 << 20;

    /// Puts the keys beside the copied database, and makes it a backup. All of it is on the disk when it returns.
    ///
    /// @param identities the file of the keys; null: they are kept elsewhere. Likewise `secrets`
    void seal(@Nullable Path identities, @Nullable Path secrets) throws IOException {
        try (var zip = FileSystems.newFileSystem(file)) {
            add(identities, zip.getPath(IDENTITY_KEYS));
            add(secrets, zip.getPath(SECRETS_KEY));
            Files.writeString(zip.getPath(MARK), FORMAT);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void add(@Nullable Path from, Path to) throws IOException {
        if (from != null) {
            Files.copy(from, to);
        }
    }

    /// Reads all of it, and checks it as data are checked.
    ///
    /// @throws CommandFailed if it is no backup, or something in it is wrong
    void check(Terminal terminal) throws CommandFailed, DatabaseUnavailable {
        var parent = file.toAbsolutePath().getParent();
        var folder = parent == null ? Path.of("checking") : parent.resolve(file.getFileName() + ".checking");
        try {
            delete(folder);
            requireBackup();
            unpack(folder, terminal);
            check(folder, terminal);
        } catch (IOException e) {
            throw new CommandFailed("The backup " + file + " cannot be checked: " + FileFailure.reason(e) + ".", e);
        } finally {
            deleteQuietly(folder, terminal);
        }
    }

    private static void check(Path folder, Terminal terminal) throws CommandFailed, DatabaseUnavailable {
        try (var database = Database.openUnused(new DatabaseConfig.Embedded(folder))) {
            CheckCommand.report(database, terminal, "Use another backup, and check the disk.");
        }
    }

    /// @throws CommandFailed if it is not a backup that this relay knows
    void requireBackup() throws CommandFailed {
        try (var zip = new ZipFile(file.toFile())) {
            var mark = zip.getEntry(MARK);
            if (mark == null || !new String(zip.getInputStream(mark).readAllBytes(), UTF_8).equals(FORMAT)) {
                throw new CommandFailed(
                        file + " is not a backup that this relay has made. Name a file that the command backup made.",
                        null);
            }
        } catch (ZipException e) {
            throw new CommandFailed(file + " is no backup, or a damaged one.", e);
        } catch (IOException e) {
            throw new CommandFailed("The backup " + file + " cannot be read. Check its name and its rights.", e);
        }
    }

    /// Unpacks the database into a folder, which is made, and reads the keys: all of the backup is compared with the
    /// checksums of the zip before anything is changed.
    void unpack(Path folder, Terminal terminal) throws IOException {
        OwnerOnly.createFolder(folder);
        var to = new DatabaseFile(folder).path();
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(to.getFileName().toString());
            if (entry == null) {
                throw new ZipException("it holds no database");
            }
            copy(zip, entry, to, new Progress(terminal.out(), "Unpacking", "bytes"));
        }
        var _ = key(IDENTITY_KEYS);
        var _ = key(SECRETS_KEY);
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path to, Progress progress) throws IOException {
        OwnerOnly.createFile(to);
        var buffer = new byte[BUFFER];
        var done = 0L;
        try (var in = checked(zip, entry);
                var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    done += out.write(bytes);
                }
                progress.at(done, entry.getSize());
            }
            requireWhole(in, entry);
            out.force(true);
        }
    }

    /// What Java reads of a zip by its directory is not compared with the checksum that stands there.
    private static CheckedInputStream checked(ZipFile zip, ZipEntry entry) throws IOException {
        return new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    }

    /// @param read to its end
    private static void requireWhole(CheckedInputStream read, ZipEntry entry) throws ZipException {
        if (read.getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException(entry.getName() + " in it is damaged");
        }
    }

    /// One of the keys that it holds.
    ///
    /// @return null where there is none
    /// @throws IOException if it is damaged, or cannot be read
    byte @Nullable [] key(String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(name);
            if (entry == null) {
                return null;
            }
            try (var in = checked(zip, entry)) {
                var key = in.readAllBytes();
                requireWhole(in, entry);
                return key;
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void deleteQuietly(Path folder, Terminal terminal) {
        try {
            delete(folder);
        } catch (IOException e) {
            terminal.err().println("The folder " + folder + " cannot be deleted. Delete it.");
        }
    }
}
