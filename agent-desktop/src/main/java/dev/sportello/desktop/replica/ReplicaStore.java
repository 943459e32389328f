package dev.sportello.desktop.replica;

import dev.sportello.desktop.search.FoldedText;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The tables of what came from the relay: a cache, whose loss costs one download. Used by one thread.
final class ReplicaStore {
    private static final int VERSION = 4;
    private static final String SCHEMA = """
            create table journal (
                epoch uuid not null,
                sequence bigint not null,
                about varchar not null,
                load_before bigint,
                live_tickets bigint not null
            );
            create table ticket (
                id bigint primary key,
                closed_at timestamp(9) with time zone,
                body varchar not null
            );
            create table thread_entry (
                ticket bigint not null,
                sequence bigint not null,
                body varchar not null,
                folded varchar,
                primary key (ticket, sequence)
            );
            create table read_cursor (
                ticket bigint primary key,
                up_to bigint not null
            );
            create table profile (
                id uuid primary key,
                seen_at timestamp(9) with time zone not null,
                body varchar not null
            );
            """;
    /// Rows that travel to the database together.
    private static final int CHUNK = 1_000;

    private final LocalDatabase database;
    private final Codec codec;
    private volatile boolean keptByThisProgram;

    ReplicaStore(LocalDatabase database, Codec codec) {
        this.database = database;
        this.codec = codec;
    }

    /// Whether all that is here was kept by a program that read what this one reads. May be asked by any thread.
    boolean keptByThisProgram() {
        return keptByThisProgram;
    }

    /// @return what the file holds; empty before the first snapshot
    Optional<StoredReplica> open() {
        database.prepare(VERSION, SCHEMA);
        database.inTransaction(KeptBy::prepare);
        keptByThisProgram = database.withTransaction(KeptBy::thisProgram);
        return database.withTransaction(this::load);
    }

    void write(ReplicaBatch batch) {
        database.inTransaction(handle -> write(handle, batch));
    }

    /// Writes a page of the snapshot, and how far it has come with that.
    ///
    /// @param before the number below which tickets are still to come; null when this was the last page
    void writePage(ReplicaBatch batch, @Nullable Long before) {
        database.inTransaction(handle -> {
            write(handle, batch);
            handle.execute("update journal set load_before = ?", before);
        });
    }

    private void write(Handle handle, ReplicaBatch batch) {
        putTickets(handle, batch.tickets());
        putEntries(handle, batch.kept());
        putCursors(handle, batch.cursors());
        if (batch.about() != null) {
            handle.execute("update journal set about = ?", codec.encode(batch.about()));
        }
        handle.execute("update journal set sequence = ?", batch.sequence());
    }

    /// Forgets all tickets, and begins to follow a journal.
    ///
    /// @return what is known then
    StoredReplica begin(Snapshot snapshot) {
        var about = new About(snapshot.account(), snapshot.you(), snapshot.team());
        // Where there are none, each that comes begins with its opening.
        var load = snapshot.liveTickets() == 0 ? null : new PagedLoad(Long.MAX_VALUE, 0, snapshot.liveTickets());
        database.inTransaction(handle -> {
            clear(handle);
            KeptBy.write(handle);
            handle.execute(
                    "insert into journal (epoch, sequence, about, load_before, live_tickets) values (?, ?, ?, ?, ?)",
                    snapshot.position().epoch(),
                    snapshot.position().sequence(),
                    codec.encode(about),
                    load == null ? null : load.before(),
                    snapshot.liveTickets());
        });
        keptByThisProgram = true;
        return new StoredReplica(snapshot.position(), about, List.of(), Map.of(), load);
    }

    void forget() {
        database.inTransaction(handle -> {
            clear(handle);
            handle.execute("delete from profile");
        });
    }

    /// The last entries of a thread before a sequence number.
    ///
    /// @return oldest first
    List<Entry> thread(TicketId ticket, long before, int limit) {
        return database.withTransaction(handle -> handle
                .createQuery("""
                        select body from thread_entry where ticket = :ticket and sequence < :before
                        order by ticket desc, sequence desc limit :limit""")
                .bind("ticket", ticket.number())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(String.class)
                .stream()
                .map(body -> read(body, Entry.class))
                .toList()
                .reversed());
    }

    /// Which tickets have a message that holds all words.
    ///
    /// @param words folded, at least one
    Set<TicketId> find(List<String> words) {
        var each = String.join(" and ", Collections.nCopies(words.size(), "locate(?, folded) > 0"));
        return database.withTransaction(handle -> {
            var query = handle.createQuery("select distinct ticket from thread_entry where " + each);
            for (var index = 0; index < words.size(); index++) {
                query.bind(index, words.get(index));
            }
            return query.mapTo(Long.class).stream().map(TicketId::new).collect(Collectors.toSet());
        });
    }

    void keep(Profile profile, Instant now) {
        database.inTransaction(handle -> handle.execute(
                "merge into profile (id, seen_at, body) key (id) values (?, ?, ?)",
                profile.id().value(),
                now.atOffset(ZoneOffset.UTC),
                codec.encode(profile)));
    }

    Optional<Profile> profile(ProfileId id) {
        return database.withTransaction(handle -> handle.createQuery("select body from profile where id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(body -> read(body, Profile.class)));
    }

    /// Forgets what nobody has asked for in a long time.
    ///
    /// @return the tickets that went
    List<TicketId> forgetBefore(Instant instant) {
        var limit = instant.atOffset(ZoneOffset.UTC);
        return database.withTransaction(handle -> {
            var old = handle.createQuery("select id from ticket where closed_at < :limit")
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list();
            for (var ticket : old) {
                handle.execute("delete from thread_entry where ticket = ?", ticket);
                handle.execute("delete from read_cursor where ticket = ?", ticket);
                handle.execute("delete from ticket where id = ?", ticket);
            }
            handle.execute("delete from profile where seen_at < ?", limit);
            return old.stream().map(TicketId::new).toList();
        });
    }

    private Optional<StoredReplica> load(Handle handle) {
        var tickets = tickets(handle);
        return handle.createQuery("select * from journal")
                .map((row, _) -> new StoredReplica(
                        new Position(row.getObject("epoch", UUID.class), row.getLong("sequence")),
                        read(row.getString("about"), About.class),
                        tickets,
                        cursors(handle),
                        load(row, tickets.size())))
                .findOne();
    }

    private static @Nullable PagedLoad load(ResultSet row, long here) throws SQLException {
        var before = row.getObject("load_before", Long.class);
        return before == null ? null : new PagedLoad(before, here, row.getLong("live_tickets"));
    }

    /// Reading JSON costs more than fetching it; the processors share the work.
    private List<Ticket> tickets(Handle handle) {
        var bodies = handle.createQuery("select body from ticket")
                .mapTo(String.class)
                .list();
        return bodies.parallelStream().map(body -> read(body, Ticket.class)).toList();
    }

    private static Map<TicketId, Long> cursors(Handle handle) {
        return handle
                .createQuery("select ticket, up_to from read_cursor")
                .map((row, _) -> new ReadCursor(new TicketId(row.getLong("ticket")), row.getLong("up_to")))
                .stream()
                .collect(Collectors.toMap(ReadCursor::ticket, ReadCursor::upTo));
    }

    private static void clear(Handle handle) {
        handle.execute("delete from journal");
        handle.execute("delete from ticket");
        handle.execute("delete from thread_entry");
        handle.execute("delete from read_cursor");
    }

    private void putTickets(Handle handle, Collection<Ticket> tickets) {
        var batch = handle.prepareBatch("merge into ticket (id, closed_at, body) key (id) values (?, ?, ?)");
        for (var ticket : tickets) {
            var closedAt = ticket.live() ? null : ticket.lastActivityAt().atOffset(ZoneOffset.UTC);
            add(batch, ticket.id().number(), closedAt, codec.encode(ticket));
        }
        var _ = batch.execute();
    }

    private void putEntries(Handle handle, Collection<Entry> entries) {
        var batch = handle.prepareBatch("merge into thread_entry (ticket, sequence, body, folded) values (?, ?, ?, ?)");
        for (var entry : entries) {
            add(batch, ticketOf(entry).number(), entry.sequence(), codec.encode(entry), folded(entry));
        }
        var _ = batch.execute();
    }

    /// What words are looked for in; null where there are none.
    private static @Nullable String folded(Entry entry) {
        return entry.change() instanceof Change.MessageAdded(var message) ? FoldedText.of(message.text()) : null;
    }

    /// Only what is about a ticket stays in a thread.
    private static TicketId ticketOf(Entry entry) {
        return Objects.requireNonNull(entry.ticket());
    }

    private static void putCursors(Handle handle, Map<TicketId, Long> cursors) {
        var batch = handle.prepareBatch("merge into read_cursor (ticket, up_to) key (ticket) values (?, ?)");
        cursors.forEach((ticket, upTo) -> add(batch, ticket.number(), upTo));
        var _ = batch.execute();
    }

    private static void add(PreparedBatch batch, @Nullable Object... values) {
        batch.add(values);
        if (batch.size() >= CHUNK) {
            var _ = batch.execute();
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return codec.body(body, type);
        } catch (RefusedFrame e) {
            throw new IllegalStateException("A stored " + type.getSimpleName() + " cannot be read.", e);
        }
    }
}
