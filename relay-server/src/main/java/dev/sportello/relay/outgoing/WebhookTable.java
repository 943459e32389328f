package dev.sportello.relay.outgoing;

import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.Names;
import dev.sportello.wire.WebhookBodies.Failing;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The SQL of `webhook`.
final class WebhookTable {

    static List<StoredWebhook> all(Handle handle) {
        return handle.createQuery("select * from webhook where not removed order by made_at, id")
                .map((row, _) -> stored(row))
                .list();
    }

    /// Those to which something may be sent now.
    static List<StoredWebhook> ready(Handle handle, Instant now) {
        return handle.createQuery("""
                        select * from webhook
                        where enabled and not giving_up and (paused_until is null or paused_until <= :now)
                        order by id""")
                .bind("now", now)
                .map((row, _) -> stored(row))
                .list();
    }

    /// Those that are on, for this transaction alone: whoever settles their deliveries waits, and so sees
    /// what is added.
    static List<StoredWebhook> lockEnabled(Handle handle) {
        return handle.createQuery("select * from webhook where enabled order by id for update")
                .map((row, _) -> stored(row))
                .list();
    }

    static @Nullable StoredWebhook find(Handle handle, WebhookId id) {
        return one(handle.createQuery("select * from webhook where id = :id and not removed"), id);
    }

    /// @return null where there is no such webhook any more
    static @Nullable StoredWebhook lock(Handle handle, WebhookId id) {
        return one(handle.createQuery("select * from webhook where id = :id and not removed for update"), id);
    }

    /// One of which there is still something to be given up, for this transaction alone.
    static @Nullable StoredWebhook lockGivingUp(Handle handle, WebhookId id) {
        return one(
                handle.createQuery("select * from webhook where id = :id and giving_up and not removed for update"),
                id);
    }

    /// Those that were switched off, and what waits for them is not given up yet.
    static List<WebhookId> givingUp(Handle handle) {
        return handle.createQuery("select id from webhook where giving_up and not removed order by id")
                .mapTo(WebhookId.class)
                .list();
    }

    /// Those that were removed, and their deliveries are not deleted yet.
    static List<WebhookId> removed(Handle handle) {
        return handle.createQuery("select id from webhook where removed order by id")
                .mapTo(WebhookId.class)
                .list();
    }

    static int count(Handle handle) {
        return handle.createQuery("select count(*) from webhook where not removed")
                .mapTo(Integer.class)
                .one();
    }

    /// Whether there is none, nor anything left of one.
    static boolean isEmpty(Handle handle) {
        return handle.createQuery("select count(*) from webhook")
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    static void insert(Handle handle, Webhook webhook, StoredWebhook.Keys keys, long since) {
        handle.createUpdate("""
                        insert into webhook (id, url, description, topics, enabled, since, made_at, secret, switched_off,
                            giving_up, removed)
                        values (:id, :url, :description, :topics, :enabled, :since, :madeAt, :secret, false, false, false)""")
                .bind("id", webhook.id())
                .bind("url", webhook.url().toString())
                .bind("description", webhook.description())
                .bind("topics", topics(webhook))
                .bind("enabled", webhook.enabled())
                .bind("since", since)
                .bind("madeAt", webhook.madeAt())
                .bind("secret", keys.sealed())
                .execute();
    }

    /// Whoever saves a webhook begins anew with it: what was wrong with it is forgotten. What waits for one
    /// that is off is to be given up.
    ///
    /// @param since after which entry it hears
    static void update(Handle handle, Webhook webhook, long since) {
        handle.createUpdate("""
                        update webhook set url = :url, description = :description, topics = :topics, enabled = :enabled,
                            since = :since, failing_since = null, failure = null, status = null, switched_off = false,
                            paused_until = null, giving_up = giving_up or not :enabled
                        where id = :id""")
                .bind("id", webhook.id())
                .bind("url", webhook.url().toString())
                .bind("description", webhook.description())
                .bind("topics", topics(webhook))
                .bind("enabled", webhook.enabled())
                .bind("since", since)
                .execute();
    }

    static void rotate(Handle handle, WebhookId id, StoredWebhook.Keys keys) {
        var earlier = keys.earlier();
        handle.createUpdate("""
                        update webhook set secret = :secret, earlier_secret = :earlier, earlier_until = :until
                        where id = :id""")
                .bind("id", id)
                .bind("secret", keys.sealed())
                .bind("earlier", earlier == null ? null : earlier.sealed())
                .bind("until", earlier == null ? null : earlier.until())
                .execute();
    }

    /// Nobody finds it any more; what is left of it is to be deleted.
    static void remove(Handle handle, WebhookId id) {
        handle.createUpdate("update webhook set enabled = false, removed = true where id = :id")
                .bind("id", id)
                .execute();
    }

    static void delete(Handle handle, WebhookId id) {
        handle.createUpdate("delete from webhook where id = :id").bind("id", id).execute();
    }

    static void arrived(Handle handle, WebhookId id, Instant now) {
        handle.createUpdate("update webhook set delivered_at = :now, paused_until = null where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// It does not fail any more.
    static void worked(Handle handle, WebhookId id) {
        handle.createUpdate("update webhook set failing_since = null, failure = null, status = null where id = :id")
                .bind("id", id)
                .execute();
    }

    /// @param pausedUntil before which nothing is sent; null: the webhook asks for no pause
    static void failed(Handle handle, WebhookId id, Outcome.Failed failed, Instant now, @Nullable Instant pausedUntil) {
        handle.createUpdate("""
                        update webhook set failing_since = coalesce(failing_since, :now), failure = :failure,
                            status = :status, paused_until = coalesce(:pausedUntil, paused_until)
                        where id = :id""")
                .bind("id", id)
                .bind("now", now)
                .bind("failure", Names.of(failed.failure()))
                .bind("status", failed.status())
                .bind("pausedUntil", pausedUntil)
                .execute();
    }

    static void gaveUp(Handle handle, WebhookId id) {
        handle.createUpdate("update webhook set giving_up = false where id = :id")
                .bind("id", id)
                .execute();
    }

    /// What waits for it is to be given up.
    static void switchOff(Handle handle, WebhookId id) {
        handle.createUpdate("update webhook set enabled = false, switched_off = true, giving_up = true where id = :id")
                .bind("id", id)
                .execute();
    }

    private static @Nullable StoredWebhook one(Query query, WebhookId id) {
        return query.bind("id", id).map((row, _) -> stored(row)).findOne().orElse(null);
    }

    private static String topics(Webhook webhook) {
        return webhook.topics().stream().map(Names::of).collect(Collectors.joining(","));
    }

    private static StoredWebhook stored(ResultSet row) throws SQLException {
        var webhook = new Webhook(
                new WebhookId(row.getObject("id", UUID.class)),
                URI.create(row.getString("url")),
                row.getString("description"),
                Arrays.stream(row.getString("topics").split(","))
                        .map(name -> Names.read(Webhook.Topic.class, name))
                        .toList(),
                row.getBoolean("enabled"),
                RowTime.of(row, "made_at"));
        return new StoredWebhook(
                webhook, keys(row), row.getLong("since"), RowTime.orNull(row, "delivered_at"), failing(row));
    }

    private static StoredWebhook.Keys keys(ResultSet row) throws SQLException {
        var sealed = row.getString("earlier_secret");
        var until = RowTime.orNull(row, "earlier_until");
        var earlier = sealed == null || until == null ? null : new StoredWebhook.Keys.Earlier(sealed, until);
        return new StoredWebhook.Keys(row.getString("secret"), earlier);
    }

    private static @Nullable Failing failing(ResultSet row) throws SQLException {
        var since = RowTime.orNull(row, "failing_since");
        var failure = row.getString("failure");
        return since == null || failure == null
                ? null
                : new Failing(
                        since,
                        Names.read(WebhookFailure.class, failure),
                        row.getObject("status", Integer.class),
                        row.getBoolean("switched_off"));
    }

    private WebhookTable() {}
}
