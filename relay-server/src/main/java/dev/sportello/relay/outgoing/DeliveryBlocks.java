package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookFailure;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The SQL of `webhook_delivery` that may concern all that there is of a webhook. Each method does a block of
/// rows, and is called for the next one in a transaction of its own: nobody waits long for what it locks.
final class DeliveryBlocks {
    private static final int ROWS = 500;

    /// @param lane that of what waits, or in which it would wait
    private record Row(
            UUID id, long sequence, long lane, @Nullable Instant nextTry) {}

    /// What was sent again.
    ///
    /// @param rows how many; none: there are no more
    /// @param last the sequence number of the last one
    record Resent(int rows, long last) {}

    /// Gives up what waited when a webhook was switched off. Where it is on again, what was added since is left.
    ///
    /// @param webhook whose row is locked
    /// @return whether there may be more
    static boolean giveUp(Handle handle, StoredWebhook webhook, Instant now) {
        var id = webhook.webhook().id();
        var on = webhook.webhook().enabled();
        var rows = handle.createQuery("""
                        select * from webhook_delivery
                        where webhook = :webhook and lane >= :least and sequence <= :upTo
                        order by webhook, lane, sequence limit :rows""")
                .bind("webhook", id)
                .bind("least", Long.MIN_VALUE)
                .bind("upTo", on ? webhook.since() : Long.MAX_VALUE)
                .bind("rows", ROWS)
                .map((row, _) -> row(row))
                .list();
        execute(
                handle,
                id,
                rows,
                """
                update webhook_delivery set lane = null, next_try = null, settled_at = :now, failure = :failure
                where webhook = :webhook and id = :id""",
                batch -> batch.bind("now", now).bind("failure", Names.of(WebhookFailure.SWITCHED_OFF)));
        if (on) {
            goOn(handle, id, rows, now);
        }
        return !rows.isEmpty();
    }

    /// @return whether there may be more
    static boolean delete(Handle handle, WebhookId webhook) {
        var rows = handle.createQuery("""
                        select * from webhook_delivery where webhook = :webhook
                        order by webhook, sequence limit :rows""")
                .bind("webhook", webhook)
                .bind("rows", ROWS)
                .map((row, _) -> row(row))
                .list();
        execute(
                handle,
                webhook,
                rows,
                "delete from webhook_delivery where webhook = :webhook and id = :id",
                batch -> batch);
        return !rows.isEmpty();
    }

    /// Lets what failed wait again. In the order of the journal, so that the first of a lane stays the first.
    ///
    /// @param webhook whose row is locked
    /// @param after what was decided until then is done already
    static Resent resendFailed(Handle handle, WebhookId webhook, Instant since, long after, Instant now) {
        var rows = handle.createQuery("""
                        select * from webhook_delivery
                        where webhook = :webhook and sequence > :after and settled_at >= :since and at >= :since
                            and failure is not null and lane is null
                        order by webhook, sequence fetch first 500 rows with ties""")
                .bind("webhook", webhook)
                .bind("after", after)
                .bind("since", since)
                .map((row, _) -> row(row))
                .list();
        execute(handle, webhook, rows, """
                update webhook_delivery set lane = coalesce(ticket, -sequence), attempts = 0, settled_at = null
                where webhook = :webhook and id = :id""", batch -> batch);
        goOn(handle, webhook, rows, now);
        return new Resent(rows.size(), rows.isEmpty() ? after : rows.getLast().sequence());
    }

    /// Tries at once what did not reach a webhook that answers again.
    ///
    /// @param after what was to be tried until then is done already
    /// @return up to which next try it has come; null: there is no more
    static @Nullable Instant tryUnreached(Handle handle, WebhookId webhook, Instant after, Instant now) {
        var rows = handle.createQuery("""
                        select * from webhook_delivery
                        where webhook = :webhook and next_try > :after and failure is not null
                            and (status is null or status in (502, 503, 504))
                        order by webhook, next_try fetch first 500 rows with ties""")
                .bind("webhook", webhook)
                .bind("after", after)
                .map((row, _) -> row(row))
                .list();
        // One that somebody has begun to send meanwhile has no failure.
        execute(handle, webhook, rows, """
                update webhook_delivery set next_try = :now
                where webhook = :webhook and id = :id and next_try > :now and failure is not null""", batch -> batch.bind("now", now));
        return rows.isEmpty() ? null : rows.getLast().nextTry();
    }

    private static void goOn(Handle handle, WebhookId webhook, List<Row> rows, Instant now) {
        rows.stream().map(Row::lane).distinct().forEach(lane -> DeliveryTable.goOn(handle, webhook, lane, now));
    }

    @FunctionalInterface
    private interface Bound {
        PreparedBatch to(PreparedBatch batch);
    }

    private static void execute(Handle handle, WebhookId webhook, List<Row> rows, String sql, Bound bound) {
        if (rows.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(sql);
        for (var row : rows) {
            bound.to(batch.bind("webhook", webhook).bind("id", row.id())).add();
        }
        var _ = batch.execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        var sequence = row.getLong("sequence");
        var ticket = row.getLong("ticket");
        var lane = row.wasNull() ? -sequence : ticket;
        var next = RowTime.orNull(row, "next_try");
        return new Row(row.getObject("id", UUID.class), sequence, lane, next);
    }

    private DeliveryBlocks() {}
}
