package dev.sportello.relay.apikey;

import dev.sportello.model.AgentId;
import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `api_key`.
final class ApiKeyTable {

    /// A key with what is compared.
    record Row(ApiKey key, String hash) {
        @Override
        public String toString() {
            return "Row[" + key + "]";
        }
    }

    static List<ApiKey> all(Handle handle) {
        return handle.createQuery("""
                        select id, name, start, key_hash, scopes, made_at, made_by, used_at from api_key
                        order by made_at desc, id""").map((row, _) -> row(row).key()).list();
    }

    static @Nullable ApiKey find(Handle handle, ApiKeyId id) {
        return handle.createQuery("""
                        select id, name, start, key_hash, scopes, made_at, made_by, used_at from api_key where id = :id""")
                .bind("id", id)
                .map((row, _) -> row(row).key())
                .findOne()
                .orElse(null);
    }

    /// @param start of the key that was sent
    static @Nullable Row find(Handle handle, String start) {
        return handle.createQuery("""
                        select id, name, start, key_hash, scopes, made_at, made_by, used_at from api_key
                        where start = :start""")
                .bind("start", start)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    static int count(Handle handle) {
        return handle.createQuery("select count(*) from api_key")
                .mapTo(Integer.class)
                .one();
    }

    static void insert(Handle handle, ApiKey key, String hash) {
        handle.createUpdate("""
                        insert into api_key (id, name, start, key_hash, scopes, made_at, made_by)
                        values (:id, :name, :start, :hash, :scopes, :madeAt, :madeBy)""")
                .bind("id", key.id())
                .bind("name", key.name())
                .bind("start", key.start())
                .bind("hash", hash)
                .bind("scopes", key.scopes().stream().map(Names::of).collect(Collectors.joining(",")))
                .bind("madeAt", key.madeAt())
                .bind("madeBy", key.madeBy())
                .execute();
    }

    static void delete(Handle handle, ApiKeyId id) {
        handle.createUpdate("delete from api_key where id = :id").bind("id", id).execute();
    }

    static void used(Handle handle, ApiKeyId id, Instant at) {
        handle.createUpdate("update api_key set used_at = :at where id = :id")
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        var usedAt = RowTime.orNull(row, "used_at");
        var key = new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("start"),
                Arrays.stream(row.getString("scopes").split(","))
                        .map(name -> Names.read(ApiKey.Scope.class, name))
                        .toList(),
                RowTime.of(row, "made_at"),
                new AgentId(row.getObject("made_by", UUID.class)),
                usedAt);
        return new Row(key, row.getString("key_hash"));
    }

    private ApiKeyTable() {}
}
