package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the disk back what an embedded database no longer uses. With `WRITE_DELAY=0` H2 appends and never tidies up:
/// its file grows to many times its content. Used while the relay starts or ends, by one thread.
///
/// H2 copies what is live to a file beside it, forces that, and puts it in the place of the old one in one step: a
/// process killed meanwhile leaves the old file as it was.
///
/// @param folder of the database's file
record Compaction(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private static final long MEGABYTE = 1L << 20;

    /// Smaller files are left alone.
    private static final long WORTH_IT = 16 * MEGABYTE;

    /// More than this takes longer than a start or an end may: some seconds, as a disk is.
    private static final long MOST_LIVE = 512 * MEGABYTE;

    /// Compacts a file of which less than half is used.
    ///
    /// @param connection the only one that is in use; afterwards it is closed, and the database with it, where this
    ///     says so
    /// @return whether it was compacted
    /// @throws SQLException if the copy failed; the database is closed and as it was
    boolean run(Connection connection) throws SQLException {
        var use = use(connection);
        if (use.size < WORTH_IT || use.live > use.size / 2 || use.live > MOST_LIVE) {
            return false;
        }
        LOG.info("Compacting the database: {} MB, of which {} MB are used.", use.size / MEGABYTE, use.live / MEGABYTE);
        try (var statement = connection.createStatement()) {
            var _ = statement.execute("shutdown compact");
        }
        forceFolder();
        return true;
    }

    /// Whether the file is large enough; asked before the database is, which takes longer.
    boolean mayBeWorthIt() {
        try {
            return Files.size(new DatabaseFile(folder).path()) >= WORTH_IT;
        } catch (IOException e) {
            LOG.debug("There is no file to compact.", e);
            return false;
        }
    }

    private record Use(long size, long live) {}

    /// As H2 estimates it: of its chunks, a share lies between free blocks, and of each chunk a share is live.
    private static Use use(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select
                  max(case when setting_name = 'info.FILE_SIZE' then cast(setting_value as bigint) end),
                  max(case when setting_name = 'info.FILL_RATE' then cast(setting_value as bigint) end),
                  max(case when setting_name = 'info.CHUNKS_FILL_RATE' then cast(setting_value as bigint) end)
                from information_schema.settings
                where setting_name in ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')
                """);
                var row = statement.executeQuery()) {
            var _ = row.next();
            var size = row.getLong(1);
            return new Use(size, size * row.getLong(2) / 100 * row.getLong(3) / 100);
        }
    }

    /// The new file's name has to survive a power cut before anything is acknowledged that stands in it only.
    void forceFolder() {
        new DiskFolder(folder).force();
    }
}
