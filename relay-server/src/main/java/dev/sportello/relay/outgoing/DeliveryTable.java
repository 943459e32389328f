package dev.sportello.relay.outgoing;

import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.model.WebhookFailure;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.Names;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `webhook_delivery`.
///
/// What waits in one lane is told in the order of the journal: only the first has a next try. Who adds to a
/// lane and who settles its first does so with the webhook's row locked, so that the next one is always
/// found. What may concern a great many is in [DeliveryBlocks].
final class DeliveryTable {

    /// Adds what waits. What is there already stays as it is: a follower that begins anew reads entries again.
    ///
    /// @param read in the order of the journal, all of one webhook whose row is locked
    static void insert(Handle handle, List<Due> read, Instant now) {
        var there = ids(handle, read.getFirst(), read.getLast());
        var added = read.stream().filter(due -> !there.contains(due.id())).toList();
        if (added.isEmpty()) {
            return;
        }
        var begun = new HashSet<Long>();
        var batch = handle.prepareBatch("""
                insert into webhook_delivery (webhook, id, topic, ticket, profile, sequence, at, attempts, lane,
                    next_try)
                values (:webhook, :id, :topic, :ticket, :profile, :sequence, :at, 0, :lane, :next)""");
        for (var due : added) {
            var first = begun.add(due.lane()) && first(handle, due.webhook(), due.lane()) == null;
            batch.bind("webhook", due.webhook())
                    .bind("id", due.id())
                    .bind("topic", Names.of(due.topic()))
                    .bind("ticket", due.ticket())
                    .bind("profile", due.profile())
                    .bind("sequence", due.sequence())
                    .bind("at", due.at())
                    .bind("lane", due.lane())
                    .bind("next", first ? now : null)
                    .add();
        }
        batch.execute();
    }

    private static Set<UUID> ids(Handle handle, Due from, Due upTo) {
        return handle.createQuery("""
                        select id from webhook_delivery
                        where webhook = :webhook and sequence between :from and :upTo""")
                .bind("webhook", from.webhook())
                .bind("from", from.sequence())
                .bind("upTo", upTo.sequence())
                .mapTo(UUID.class)
                .set();
    }

    /// Claims what is due: nobody else gets it before the time by which its attempt must have ended.
    ///
    /// @param published what was decided later is left alone
    static List<Due> claim(Handle handle, WebhookId webhook, long published, Instant now, Instant until, int most) {
        var due = handle.createQuery("""
                        select * from webhook_delivery
                        where webhook = :webhook and next_try <= :now and sequence <= :published
                        order by webhook, next_try, sequence limit :most""")
                .bind("webhook", webhook)
                .bind("now", now)
                .bind("published", published)
                .bind("most", most)
                .map((row, _) -> due(row))
                .list();
        var claimed = new ArrayList<Due>();
        for (var one : due) {
            var got = handle.createUpdate("""
                            update webhook_delivery set attempts = :attempts, next_try = :until, failure = null,
                                status = null
                            where webhook = :webhook and id = :id and attempts = :attempts - 1 and next_try is not null""")
                    .bind("attempts", one.attempts())
                    .bind("until", until)
                    .bind("webhook", webhook)
                    .bind("id", one.id())
                    .execute();
            if (got == 1) {
                claimed.add(one);
            }
        }
        return claimed;
    }

    /// @param failure null where it arrived
    /// @return false where it is settled already, or a later attempt has begun
    static boolean settle(
            Handle handle, Due due, @Nullable WebhookFailure failure, @Nullable Integer status, Instant now) {
        var settled = handle.createUpdate("""
                        update webhook_delivery set lane = null, next_try = null, settled_at = :now, failure = :failure,
                            status = :status
                        where webhook = :webhook and id = :id and attempts = :attempts and next_try is not null""")
                .bind("now", now)
                .bind("failure", failure == null ? null : Names.of(failure))
                .bind("status", status)
                .bind("webhook", due.webhook())
                .bind("id", due.id())
                .bind("attempts", due.attempts())
                .execute();
        return settled == 1;
    }

    static void postpone(Handle handle, Due due, Outcome.Failed failed, Instant next) {
        handle.createUpdate("""
                        update webhook_delivery set next_try = :next, failure = :failure, status = :status
                        where webhook = :webhook and id = :id and attempts = :attempts and next_try is not null""")
                .bind("next", next)
                .bind("failure", Names.of(failed.failure()))
                .bind("status", failed.status())
                .bind("webhook", due.webhook())
                .bind("id", due.id())
                .bind("attempts", due.attempts())
                .execute();
    }

    /// The first that waits in a lane is the next to be told.
    static void goOn(Handle handle, WebhookId webhook, long lane, Instant now) {
        var first = first(handle, webhook, lane);
        if (first != null) {
            handle.createUpdate("""
                            update webhook_delivery set next_try = :now
                            where webhook = :webhook and id = :id and next_try is null""")
                    .bind("now", now)
                    .bind("webhook", webhook)
                    .bind("id", first)
                    .execute();
        }
    }

    private static @Nullable UUID first(Handle handle, WebhookId webhook, long lane) {
        return handle.createQuery("""
                        select id from webhook_delivery where webhook = :webhook and lane = :lane
                        order by webhook, lane, sequence limit 1""")
                .bind("webhook", webhook)
                .bind("lane", lane)
                .mapTo(UUID.class)
                .findOne()
                .orElse(null);
    }

    /// @return the lane in which it waits again; null where there is none that does not wait anyway
    static @Nullable Long resend(Handle handle, WebhookId webhook, UUID id) {
        var again =
                handle.createUpdate("""
                        update webhook_delivery set lane = coalesce(ticket, -sequence), attempts = 0, settled_at = null
                        where webhook = :webhook and id = :id and lane is null""").bind("webhook", webhook).bind("id", id).execute();
        return again == 0
                ? null
                : handle.createQuery("select lane from webhook_delivery where webhook = :webhook and id = :id")
                        .bind("webhook", webhook)
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one();
    }

    static long waiting(Handle handle, WebhookId webhook) {
        return handle.createQuery("""
                        select count(*) from webhook_delivery where webhook = :webhook and lane is not null""")
                .bind("webhook", webhook)
                .mapTo(Long.class)
                .one();
    }

    /// What happened last first.
    static List<WebhookDelivery> before(Handle handle, WebhookId webhook, long sequence, int most) {
        return handle.createQuery("""
                        select * from webhook_delivery where webhook = :webhook and sequence < :before
                        order by webhook desc, sequence desc limit :most""")
                .bind("webhook", webhook)
                .bind("before", sequence)
                .bind("most", most)
                .map((row, _) -> delivery(row))
                .list();
    }

    /// @param delivered those that arrived before are dropped
    /// @param failed those that were given up before are dropped
    static void drop(Handle handle, Instant delivered, Instant failed) {
        handle.createUpdate("""
                        delete from webhook_delivery
                        where settled_at < :delivered and (failure is null or settled_at < :failed)""")
                .bind("delivered", delivered)
                .bind("failed", failed)
                .execute();
    }

    private static Due due(ResultSet row) throws SQLException {
        var profile = row.getObject("profile", UUID.class);
        return new Due(
                new WebhookId(row.getObject("webhook", UUID.class)),
                row.getObject("id", UUID.class),
                Names.read(Topic.class, row.getString("topic")),
                ticket(row),
                profile == null ? null : new ProfileId(profile),
                row.getLong("sequence"),
                RowTime.of(row, "at"),
                row.getInt("attempts") + 1);
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        var failure = row.getString("failure");
        var next = RowTime.orNull(row, "next_try");
        var settled = RowTime.orNull(row, "settled_at");
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                Names.read(Topic.class, row.getString("topic")),
                ticket(row),
                row.getLong("sequence"),
                RowTime.of(row, "at"),
                row.getInt("attempts"),
                failure == null ? null : Names.read(WebhookFailure.class, failure),
                row.getObject("status", Integer.class),
                next,
                settled);
    }

    private static @Nullable TicketId ticket(ResultSet row) throws SQLException {
        var number = row.getLong("ticket");
        return row.wasNull() ? null : new TicketId(number);
    }

    private DeliveryTable() {}
}
