package dev.sportello.relay.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// How far imports are that were broken off: it stands beside what they have taken, in the same transactions. Thread-
/// safe.
record ImportPositions(Jdbi jdbi) {
    private static final Duration KEPT = Duration.ofDays(30);

    /// @param end the position behind the last record that was taken
    /// @param line the number of the line there
    record Reached(long end, long line) {}

    /// @param file what it is known by
    @Nullable
    Reached find(String file) {
        return jdbi.withHandle(handle -> handle.createQuery("select reached, line from file_import where file = :file")
                .bind("file", file)
                .map((row, _) -> reached(row))
                .findOne()
                .orElse(null));
    }

    private static Reached reached(ResultSet row) throws SQLException {
        return new Reached(row.getLong("reached"), row.getLong("line"));
    }

    static void put(Handle handle, String file, Reached reached, Instant now) {
        var known = handle.createUpdate("""
                        update file_import set reached = :reached, line = :line, at = :at where file = :file""")
                .bind("file", file)
                .bind("reached", reached.end)
                .bind("line", reached.line)
                .bind("at", now)
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into file_import (file, reached, line, at) values (:file, :reached, :line, :at)""")
                    .bind("file", file)
                    .bind("reached", reached.end)
                    .bind("line", reached.line)
                    .bind("at", now)
                    .execute();
        }
    }

    /// An import has ended, and those of long ago are not gone on with.
    void remove(String file, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from file_import where file = :file or at < :before")
                .bind("file", file)
                .bind("before", now.minus(KEPT))
                .execute());
    }
}
