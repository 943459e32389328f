package dev.sportello.relay.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `answered_page`: in which row of the log each answered command stands. A row of the table for each
/// command would cost more than all else that is done for a message.
final class AnsweredPages {
    private static final int ENTRY = 3 * Long.BYTES;
    private static final int MOST_ENTRIES = 4_096;

    /// What is left of an id's first half: of a UUIDv7 its time in units of 4.096 s.
    private static final int PREFIX_SHIFT = 28;

    /// As both databases order `uuid`: by its bytes, unsigned.
    static final Comparator<UUID> BY_BYTES = (one, other) -> {
        var most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private static long prefix(UUID id) {
        return id.getMostSignificantBits() >>> PREFIX_SHIFT;
    }

    static void clear(Handle handle) {
        handle.execute("delete from answered_page");
    }

    /// An id that is at least as large as all that are in the table.
    ///
    /// @return null where there are none
    static @Nullable UUID ceiling(Handle handle) {
        return handle.createQuery("select id_prefix from answered_page order by id_prefix desc limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(prefix -> new UUID(((prefix + 1) << PREFIX_SHIFT) - 1, -1))
                .orElse(null);
    }

    /// @param rows the number of the row of each command, none of which is in the table
    static void write(Handle handle, Map<UUID, Long> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var pages = new TreeMap<Long, List<UUID>>();
        rows.keySet().stream()
                .sorted(BY_BYTES)
                .forEach(id -> pages.computeIfAbsent(prefix(id), _ -> new ArrayList<>())
                        .add(id));
        try (var batch = handle.prepareBatch(
                "insert into answered_page (id_prefix, last_id, entries) values (:prefix, :last, :entries)")) {
            pages.forEach((prefix, ids) -> {
                for (var from = 0; from < ids.size(); from += MOST_ENTRIES) {
                    var page = ids.subList(from, Math.min(from + MOST_ENTRIES, ids.size()));
                    batch.bind("prefix", prefix)
                            .bind("last", page.getLast())
                            .bind("entries", encode(page, rows))
                            .add();
                }
            });
            var _ = batch.execute();
        }
    }

    private static byte[] encode(List<UUID> page, Map<UUID, Long> rows) {
        var bytes = ByteBuffer.allocate(page.size() * ENTRY);
        page.forEach(id -> bytes.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(rows.getOrDefault(id, 0L)));
        return bytes.array();
    }

    /// @return the numbers of the rows in which those of the commands stand that are in the table
    static Map<UUID, Long> find(Handle handle, Collection<UUID> ids) {
        var byPrefix = ids.stream().collect(Collectors.groupingBy(AnsweredPages::prefix));
        var found = new HashMap<UUID, Long>();
        handle.createQuery("select id_prefix, entries from answered_page where id_prefix = any(:prefixes)")
                .bindArray("prefixes", Long.class, byPrefix.keySet())
                .map((row, _) -> Map.entry(row.getLong("id_prefix"), ByteBuffer.wrap(row.getBytes("entries"))))
                .forEach(page -> byPrefix.getOrDefault(page.getKey(), List.of()).forEach(id -> {
                    var row = find(page.getValue(), id);
                    if (row > 0) {
                        found.put(id, row);
                    }
                }));
        return found;
    }

    /// @return 0 where the page does not have it
    private static long find(ByteBuffer page, UUID id) {
        var low = 0;
        var high = page.limit() / ENTRY - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var at = middle * ENTRY;
            var order = BY_BYTES.compare(new UUID(page.getLong(at), page.getLong(at + Long.BYTES)), id);
            if (order == 0) {
                return page.getLong(at + 2 * Long.BYTES);
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    private AnsweredPages() {}
}
