package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies of the embedded database, each made before its tables are changed:
/// `sportello-20260301T101530Z-v7.zip` holds the files of version 7 of the tables. Used while the relay starts,
/// by one thread.
///
/// @param folder made when the first copy is
record Backups(Path folder) {
    private static final int KEPT = 5;
    private static final String SUFFIX = ".zip";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    /// Makes a copy, and lets go of the oldest ones.
    ///
    /// @param version of the tables as they are
    /// @throws IOException if there is no whole copy
    void make(DataSource database, String version) throws IOException, SQLException {
        OwnerOnly.createFolder(folder);
        var copying = folder.resolve("copying");
        Files.deleteIfExists(copying);
        OwnerOnly.createFile(copying);
        try (var connection = database.getConnection()) {
            copy(connection, copying);
        }
        // H2 leaves that to the system.
        try (var channel = FileChannel.open(copying, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        var time = TIME.format(Files.getLastModifiedTime(copying).toInstant());
        var copy = folder.resolve("sportello-" + time + "-v" + version + SUFFIX);
        // Under its name only once all of it is on the disk.
        Files.move(copying, copy);
        new DiskFolder(folder).force();
        LOG.info("The database was copied to {} before its tables are changed.", copy);
        dropOldest();
    }

    /// H2's own copy, made while the database is in use, as of one moment.
    static void copy(Connection connection, Path file) throws SQLException {
        try (var backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, file.toAbsolutePath().toString());
            var _ = backup.execute();
        }
    }

    private void dropOldest() throws IOException {
        try (var files = Files.list(folder)) {
            var old = files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (var file : old) {
                Files.delete(file);
            }
        }
    }
}
