package dev.sportello.relay.integration;

import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.IntegrationBodies.Sighting;
import dev.sportello.wire.Names;
import dev.sportello.wire.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `script_sighting`.
final class SightingTable {
    private static final int LONGEST_SENTENCE = 1_000;

    static Map<SightingKind, Sighting> all(Handle handle) {
        var all = new EnumMap<SightingKind, Sighting>(SightingKind.class);
        handle.createQuery("select kind, seen_at, origin, error, sentence from script_sighting")
                .map((row, _) -> Map.entry(row.getString("kind"), sighting(row)))
                .forEach(entry -> Arrays.stream(SightingKind.values())
                        .filter(kind -> kind.name().equals(entry.getKey()))
                        .forEach(kind -> all.put(kind, entry.getValue())));
        return all;
    }

    /// Writes what was seen, unless another relay has written what is later.
    ///
    /// @return how many rows were changed
    static int write(Handle handle, SightingKind kind, Sighting seen) {
        handle.createUpdate("delete from script_sighting where kind = :kind and seen_at < :at")
                .bind("kind", kind.name())
                .bind("at", seen.at())
                .execute();
        var refusal = seen.refusal();
        return handle.createUpdate("""
                        insert into script_sighting (kind, seen_at, origin, error, sentence)
                        select cast(:kind as varchar(20)), cast(:at as timestamp(3) with time zone),
                          cast(:origin as varchar(300)), cast(:error as varchar(60)), cast(:sentence as varchar(1000))
                        where not exists (select 1 from script_sighting where kind = :kind)""")
                .bind("kind", kind.name())
                .bind("at", seen.at())
                .bind("origin", seen.origin())
                .bind("error", refusal == null ? null : Names.of(refusal.error()))
                .bind("sentence", refusal == null ? null : cut(refusal.sentence()))
                .execute();
    }

    private static String cut(String sentence) {
        return sentence.substring(0, Math.min(LONGEST_SENTENCE, sentence.length()));
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(RowTime.of(row, "seen_at"), row.getString("origin"), refusal(row));
    }

    private static @Nullable Refusal refusal(ResultSet row) throws SQLException {
        var error = row.getString("error");
        return error == null ? null : new Refusal(Names.read(ErrorName.class, error), row.getString("sentence"), false);
    }

    private SightingTable() {}
}
