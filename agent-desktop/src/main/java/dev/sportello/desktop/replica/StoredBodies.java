package dev.sportello.desktop.replica;

import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;

/// What rows hold as JSON, beside a checksum of it and of their key. Thread-safe.
record StoredBodies(Codec codec) {
    String encode(Object value) {
        return codec.encode(value);
    }

    <T> T read(String body, Class<T> type) {
        try {
            return codec.body(body, type);
        } catch (RefusedFrame e) {
            throw new UnreadableFile("A stored " + type.getSimpleName() + " cannot be read.", e);
        }
    }

    /// The row's body, as it was written under this key.
    static String checked(ResultSet row, Object... key) throws SQLException {
        var body = row.getString("body");
        var columns = Stream.concat(Arrays.stream(key), Stream.of(body)).toArray();
        RowCheck.demand(row.getInt("row_check") == RowCheck.of(columns));
        return body;
    }
}
