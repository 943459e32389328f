package dev.sportello.relay.mail;

import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.storage.RowTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Somebody who reads emails about unseen messages, known by a keyed hash of the address: so they stay left alone also
/// where the address itself is erased. Of the others it is known for a day only that they got one.
///
/// @param hash hexadecimal
record Reader(String hash) {
    private static final String PURPOSE = "reader";
    private static final int BYTES = 16;

    /// @param toldAt when the last such email left; null: none has
    /// @param stopped whether they want no more of them
    record Known(@Nullable Instant toldAt, boolean stopped) {}

    @Override
    public String toString() {
        return "Reader[…]";
    }

    static Reader of(MailAddress address, MailKey key) throws SecretUnreadable {
        var signed = key.sign(PURPOSE, address.text().toLowerCase(Locale.ROOT), BYTES);
        return new Reader(HexFormat.of().formatHex(signed));
    }

    Known find(Handle handle) {
        return handle.createQuery("select told_at, stopped_at from mail_reader where reader = :reader")
                .bind("reader", hash)
                .map((row, _) -> new Known(RowTime.orNull(row, "told_at"), RowTime.orNull(row, "stopped_at") != null))
                .findOne()
                .orElse(new Known(null, false));
    }

    void told(Handle handle, Instant now) {
        put(handle, "update mail_reader set told_at = :at where reader = :reader", now);
    }

    /// @param at when they wanted no more emails; null: they want them again
    void stop(Handle handle, @Nullable Instant at) {
        put(handle, "update mail_reader set stopped_at = :at where reader = :reader", at);
        // A row that says nothing any more would never be forgotten.
        handle.createUpdate("""
                delete from mail_reader
                where reader = :reader and told_at is null and stopped_at is null""").bind("reader", hash).execute();
    }

    /// Forgets those whom no email has reached since, and who have not stopped them.
    static void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from mail_reader where stopped_at is null and told_at < :before")
                .bind("before", before)
                .execute();
    }

    private void put(Handle handle, String update, @Nullable Instant at) {
        var known =
                handle.createUpdate(update).bind("at", at).bind("reader", hash).execute();
        if (known == 0) {
            handle.createUpdate("insert into mail_reader (reader) values (:reader)")
                    .bind("reader", hash)
                    .execute();
            handle.createUpdate(update).bind("at", at).bind("reader", hash).execute();
        }
    }
}
