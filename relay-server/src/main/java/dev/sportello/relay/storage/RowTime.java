package dev.sportello.relay.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The times of a row that is read column by column. Both databases give them with their zone, whatever the
/// machine's is.
public final class RowTime {

    /// @throws NullPointerException if there is none
    public static Instant of(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(orNull(row, column), column);
    }

    public static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private RowTime() {}
}
