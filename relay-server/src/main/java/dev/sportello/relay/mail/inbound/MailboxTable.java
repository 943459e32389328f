package dev.sportello.relay.mail.inbound;

import dev.sportello.relay.storage.RowTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of the mailboxes: how far each is read, by which relay, and which mails were decided on.
final class MailboxTable {

    /// @param validity null before the first look
    record Row(Instant since, @Nullable Long validity, long lastUid) {}

    static @Nullable Row find(Handle handle, String name) {
        return handle.createQuery("select since, uid_validity, last_uid from mailbox where name = :name")
                .bind("name", name)
                .map((row, _) -> read(row))
                .findOne()
                .orElse(null);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(RowTime.of(row, "since"), row.getObject("uid_validity", Long.class), row.getLong("last_uid"));
    }

    static void insert(Handle handle, String name, Instant since) {
        handle.createUpdate("insert into mailbox (name, since, last_uid) values (:name, :since, 0)")
                .bind("name", name)
                .bind("since", since)
                .execute();
    }

    /// Makes a relay the one that reads a mailbox, or lets it go on being that.
    ///
    /// @return false while another one is
    static boolean own(Handle handle, String name, UUID relay, Instant now, Instant until) {
        return handle.createUpdate("""
                update mailbox set owner = :relay, owned_until = :until
                where name = :name and (owner is null or owner = :relay or owned_until < :now)""")
                        .bind("relay", relay)
                        .bind("until", until)
                        .bind("name", name)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void leave(Handle handle, String name, UUID relay) {
        handle.createUpdate("update mailbox set owner = null where name = :name and owner = :relay")
                .bind("name", name)
                .bind("relay", relay)
                .execute();
    }

    /// Begins to count anew: the server has other numbers now.
    static void begin(Handle handle, String name, long validity) {
        handle.createUpdate("""
                update mailbox set uid_validity = :validity, last_uid = 0, reading = null
                where name = :name""").bind("validity", validity).bind("name", name).execute();
    }

    /// Notes that all up to a mail were decided on; never goes back.
    static void move(Handle handle, String name, long validity, long uid) {
        handle.createUpdate("""
                update mailbox set last_uid = :uid
                where name = :name and uid_validity = :validity and last_uid < :uid""")
                .bind("uid", uid)
                .bind("name", name)
                .bind("validity", validity)
                .execute();
    }

    /// Notes that a mail is about to be read, so that it is known of whoever ends over it.
    ///
    /// @param uid null: none is being read any more
    /// @return how often in a row that was begun
    static int read(Handle handle, String name, @Nullable Long uid) {
        handle.createUpdate("""
                update mailbox set reading = :uid, readings = case when reading = :uid then readings + 1 else 1 end
                where name = :name""").bind("uid", uid).bind("name", name).execute();
        return handle.createQuery("select readings from mailbox where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }

    /// Whether a mail was taken or left, where it was decided on.
    static Optional<Boolean> taken(Handle handle, String key) {
        return handle.createQuery("select taken from mail_received where mail_key = :key")
                .bind("key", key)
                .mapTo(Boolean.class)
                .findOne();
    }

    static void decide(Handle handle, String key, boolean taken, Instant now) {
        if (taken(handle, key).isEmpty()) {
            handle.createUpdate("""
                    insert into mail_received (mail_key, taken, received_at) values (:key, :taken, :now)""")
                    .bind("key", key)
                    .bind("taken", taken)
                    .bind("now", now)
                    .execute();
        }
    }

    /// Forgets what was decided on long ago.
    static void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from mail_received where received_at < :before")
                .bind("before", before)
                .execute();
    }

    private MailboxTable() {}
}
