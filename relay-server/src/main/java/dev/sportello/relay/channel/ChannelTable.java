package dev.sportello.relay.channel;

import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.RelayFrame.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The SQL of `channel_state`.
final class ChannelTable {

    record Row(ChannelPart part, Instant since, String reason) {
        Trouble trouble() {
            return new Trouble(part.channel(), since, reason);
        }
    }

    /// What fails already goes on failing since then, for another reason.
    static void fail(Handle handle, ChannelPart part, String reason, Instant now) {
        var known = handle.createUpdate("update channel_state set reason = :reason where part = :part")
                .bind("reason", reason)
                .bind("part", part.text())
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into channel_state (part, failing_since, reason) values (:part, :now, :reason)")
                    .bind("part", part.text())
                    .bind("now", now)
                    .bind("reason", reason)
                    .execute();
        }
    }

    static void remove(Handle handle, ChannelPart part) {
        handle.createUpdate("delete from channel_state where part = :part")
                .bind("part", part.text())
                .execute();
    }

    /// At most one row for each part there is; those of a newer relay are left out.
    static List<Row> all(Handle handle) {
        return handle
                .createQuery("select part, failing_since, reason from channel_state order by part")
                .map((row, _) -> row(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Row> row(ResultSet row) throws SQLException {
        var text = row.getString("part");
        var since = RowTime.of(row, "failing_since");
        var reason = row.getString("reason");
        return Arrays.stream(ChannelPart.values())
                .filter(part -> part.text().equals(text))
                .map(part -> new Row(part, since, reason))
                .findFirst();
    }

    /// @return empty where it works
    static String reason(List<Row> failing, ChannelPart part) {
        return failing.stream()
                .filter(row -> row.part() == part)
                .map(Row::reason)
                .findFirst()
                .orElse("");
    }

    private ChannelTable() {}
}
