package dev.sportello.relay.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Entry;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The SQL of `audit_entry`.
public record AuditTable(Codec codec) {

    /// The same entry again is there already.
    public void add(Handle handle, Entry entry) {
        var text = codec.encode(entry);
        var id = UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
        handle.createUpdate("""
                        insert into audit_entry (id, at, entry)
                        select cast(:id as uuid), cast(:at as timestamp(3) with time zone),
                            cast(:entry as varchar(1000000))
                        where not exists (select 1 from audit_entry where id = :id)""")
                .bind("id", id)
                .bind("at", entry.at())
                .bind("entry", text)
                .execute();
    }

    /// What was done just before an instant, newest first; all that was done in the last one's instant.
    List<Entry> before(Handle handle, Instant before, int limit) {
        return handle.createQuery("""
                        select entry from audit_entry where at < :before order by at desc
                        fetch first (:limit) rows with ties""").bind("before", before).bind("limit", limit).mapTo(String.class).list().stream()
                .map(text -> codec.stored(text, Entry.class))
                .toList();
    }

    /// Forgets what was done before an instant.
    public void forgetBefore(Handle handle, Instant instant) {
        handle.createUpdate("delete from audit_entry where at < :instant")
                .bind("instant", instant)
                .execute();
    }
}
