package dev.sportello.relay.privacy;

import dev.sportello.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;

/// The SQL of `expiry` and `expiry_turn`. Stateless.
final class ExpiryTable {
    private static final Duration TURN = Duration.ofMinutes(2);

    /// The longest numbers of so many rows of the log still fit into the column.
    static final int MOST_ROWS = 50_000;

    /// @param rows of the log in which the tickets stand, or some of them
    record Row(UUID id, Set<TicketId> tickets, Set<Long> rows) {}

    /// Notes tickets that are to be taken out: a thread may be so long that it takes several rows of the table.
    ///
    /// @return what was noted
    static List<Row> insert(Handle handle, Set<TicketId> tickets, Set<Long> rows) {
        var noted = rows.stream()
                .sorted()
                .gather(Gatherers.windowFixed(MOST_ROWS))
                .map(some -> new Row(UUID.randomUUID(), tickets, Set.copyOf(some)))
                .toList();
        noted.forEach(row -> insert(handle, row));
        return noted;
    }

    private static void insert(Handle handle, Row row) {
        handle.createUpdate("insert into expiry (id, tickets, log_rows) values (:id, :tickets, :rows)")
                .bind("id", row.id())
                .bind(
                        "tickets",
                        text(row.tickets().stream().map(TicketId::number).toList()))
                .bind("rows", text(row.rows()))
                .execute();
    }

    static List<Row> all(Handle handle) {
        return handle.createQuery("select id, tickets, log_rows from expiry")
                .map((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        numbers(row.getString("tickets")).stream()
                                .map(TicketId::new)
                                .collect(Collectors.toSet()),
                        numbers(row.getString("log_rows"))))
                .list();
    }

    static void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from expiry where id = :id").bind("id", id).execute();
    }

    /// @return whether it is this relay's turn, for a while
    static boolean take(Handle handle, Instant now) {
        return handle.createUpdate("update expiry_turn set until = :until where until <= :now")
                        .bind("until", now.plus(TURN))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void letGo(Handle handle, Instant now) {
        handle.createUpdate("update expiry_turn set until = :now")
                .bind("now", now)
                .execute();
    }

    private static String text(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Set<Long> numbers(String text) {
        return Arrays.stream(text.split(","))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private ExpiryTable() {}
}
