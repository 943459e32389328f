package dev.sportello.relay.integration;

import dev.sportello.model.AgentId;
import dev.sportello.model.SigningKey;
import dev.sportello.model.StorableText;
import dev.sportello.relay.storage.RowTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `signing_key`.
final class SigningKeyTable {

    /// A key, and what is encrypted of it.
    record Row(SigningKey key, String sealed) {
        @Override
        public String toString() {
            return "Row[" + key + "]";
        }
    }

    static List<Row> all(Handle handle) {
        return handle.createQuery("""
                        select id, algorithm, sealed, added_at, added_by, used_at from signing_key
                        order by added_at, id""").map((row, _) -> row(row)).list();
    }

    /// @param id whatever it holds: one that no database keeps is no key's
    static @Nullable Row find(Handle handle, String id) {
        if (!StorableText.isLine(id)) {
            return null;
        }
        return handle.createQuery("""
                        select id, algorithm, sealed, added_at, added_by, used_at from signing_key where id = :id""")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    static void insert(Handle handle, Row row) {
        var key = row.key();
        handle.createUpdate("""
                        insert into signing_key (id, algorithm, sealed, added_at, added_by)
                        values (:id, :algorithm, :sealed, :addedAt, :addedBy)""")
                .bind("id", key.id())
                .bind("algorithm", key.algorithm())
                .bind("sealed", row.sealed())
                .bind("addedAt", key.addedAt())
                .bind("addedBy", key.addedBy())
                .execute();
    }

    static void delete(Handle handle, String id) {
        handle.createUpdate("delete from signing_key where id = :id")
                .bind("id", id)
                .execute();
    }

    static void used(Handle handle, String id, Instant at) {
        handle.createUpdate("update signing_key set used_at = :at where id = :id")
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        var usedAt = RowTime.orNull(row, "used_at");
        return new Row(
                new SigningKey(
                        row.getString("id"),
                        row.getString("algorithm"),
                        RowTime.of(row, "added_at"),
                        new AgentId(row.getObject("added_by", UUID.class)),
                        usedAt),
                row.getString("sealed"));
    }

    private SigningKeyTable() {}
}
