package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The tables of what came from the relay: a cache, whose loss costs one download. Each row carries a checksum, and
/// what does not fit it is never shown: the reading fails. Used by one thread.
final class ReplicaStore {
    private static final int VERSION = 5;
    private static final String SCHEMA = """
            create table journal (
                epoch uuid not null,
                sequence bigint not null,
                about varchar not null,
                about_check int not null,
                load_before bigint,
                live_tickets bigint not null,
                tickets bigint not null,
                cursors bigint not null,
                row_check int not null
            );
            create table ticket (
                id bigint primary key,
                closed_at timestamp(9) with time zone,
                entries int not null,
                body varchar not null,
                row_check int not null
            );
            create table thread_entry (
                ticket bigint not null,
                sequence bigint not null,
                body varchar not null,
                folded varchar,
                row_check int not null,
                primary key (ticket, sequence)
            );
            create table read_cursor (
                ticket bigint primary key,
                up_to bigint not null,
                row_check int not null
            );
            create table profile (
                id uuid primary key,
                seen_at timestamp(9) with time zone not null,
                body varchar not null,
                row_check int not null
            );
            """;
    private final LocalDatabase database;
    private final StoredBodies bodies;
    private final TicketTable tickets;
    private final EntryTable entries;
    private final ProfileTable profiles;
    private volatile boolean keptByThisProgram;

    ReplicaStore(LocalDatabase database, Codec codec) {
        this.database = database;
        bodies = new StoredBodies(codec);
        tickets = new TicketTable(bodies);
        entries = new EntryTable(bodies);
        profiles = new ProfileTable(bodies);
    }

    /// Whether all that is here was kept by a program that read what this one reads. May be asked by any thread.
    boolean keptByThisProgram() {
        return keptByThisProgram;
    }

    /// @return what the file holds; empty before the first snapshot
    Optional<StoredReplica> open() {
        database.prepare(VERSION, SCHEMA);
        database.inTransaction(ReplicaVersion::prepare);
        keptByThisProgram = database.withTransaction(ReplicaVersion::thisProgram);
        return database.withTransaction(this::load);
    }

    void write(ReplicaBatch batch) {
        database.inTransaction(handle -> write(handle, batch, TicketTable.entriesOf(handle, batch.tickets())));
    }

    /// Writes a page of the snapshot, and how far it has come with that.
    ///
    /// @param before the number below which tickets are still to come; null when this was the last page
    void writePage(ReplicaBatch batch, @Nullable Long before) {
        database.inTransaction(handle -> {
            handle.execute("update journal set load_before = ?", before);
            write(handle, batch, Map.of());
        });
    }

    /// @param before how many each ticket's thread had before; none where it is new
    private void write(Handle handle, ReplicaBatch batch, Map<TicketId, Integer> before) {
        tickets.put(handle, batch, before);
        entries.put(handle, batch.kept());
        CursorTable.put(handle, batch.cursors());
        batch.erased().tickets().forEach(ticket -> delete(handle, ticket));
        batch.erased()
                .profiles()
                .forEach(profile -> handle.execute("delete from profile where id = ?", profile.value()));
        if (batch.about() != null) {
            var about = bodies.encode(batch.about());
            handle.execute("update journal set about = ?, about_check = ?", about, RowCheck.of(about));
        }
        handle.execute("update journal set sequence = ?", batch.sequence());
        PositionRow.sign(handle);
    }

    /// Forgets all tickets, and begins to follow a journal.
    ///
    /// @return what is known then
    StoredReplica begin(Snapshot snapshot) {
        var about = new ShopInfo(snapshot.account(), snapshot.you(), snapshot.team());
        // Where there are none, each that comes begins with its opening.
        var load = snapshot.liveTickets() == 0 ? null : new PagedLoad(Long.MAX_VALUE, 0, snapshot.liveTickets());
        database.inTransaction(handle -> {
            clear(handle);
            ReplicaVersion.write(handle);
            var encoded = bodies.encode(about);
            handle.execute(
                    """
                    insert into journal (epoch, sequence, about, about_check, load_before, live_tickets, tickets, cursors, row_check)
                    values (?, ?, ?, ?, ?, ?, 0, 0, 0)""",
                    snapshot.position().epoch(),
                    snapshot.position().sequence(),
                    encoded,
                    RowCheck.of(encoded),
                    load == null ? null : load.before(),
                    snapshot.liveTickets());
            PositionRow.sign(handle);
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

    /// The end of a thread.
    ///
    /// @param limit how many entries at most
    /// @return oldest first
    List<Entry> end(TicketId ticket, int limit) {
        return database.withTransaction(handle -> {
            var end = entries.before(handle, ticket, Long.MAX_VALUE, limit);
            RowCheck.demand(end.size() == Math.min(limit, TicketTable.entriesOf(handle, ticket)));
            return end;
        });
    }

    /// The entries of a thread just before a sequence number.
    ///
    /// @param limit how many at most
    /// @return oldest first
    List<Entry> before(TicketId ticket, long before, int limit) {
        return database.withTransaction(handle -> entries.before(handle, ticket, before, limit));
    }

    /// Which tickets have a message that holds all words.
    ///
    /// @param words folded, at least one
    Set<TicketId> find(List<String> words) {
        return database.withTransaction(handle -> EntryTable.find(handle, words));
    }

    void keep(Profile profile, Instant now) {
        database.inTransaction(handle -> profiles.keep(handle, profile, now));
    }

    Optional<Profile> profile(ProfileId id) {
        return database.withTransaction(handle -> profiles.find(handle, id));
    }

    /// Forgets what nobody has asked for in a long time.
    ///
    /// @return the tickets that went
    List<TicketId> forgetBefore(Instant instant) {
        var limit = instant.atOffset(ZoneOffset.UTC);
        return database.withTransaction(handle -> {
            var old = tickets.closedBefore(handle, limit);
            old.forEach(ticket -> delete(handle, ticket));
            handle.execute("delete from profile where seen_at < ?", limit);
            PositionRow.sign(handle);
            return old;
        });
    }

    private static void delete(Handle handle, TicketId ticket) {
        handle.execute("delete from thread_entry where ticket = ?", ticket.number());
        handle.execute("delete from read_cursor where ticket = ?", ticket.number());
        handle.execute("delete from ticket where id = ?", ticket.number());
    }

    /// Writes the file anew, so that what was deleted cannot be read in it.
    void compact() {
        database.compact();
    }

    private Optional<StoredReplica> load(Handle handle) {
        var stored = tickets.all(handle);
        var cursors = CursorTable.all(handle);
        var found = handle.createQuery("select * from journal")
                .map((row, _) -> stored(row, stored, cursors))
                .findOne();
        RowCheck.demand(found.isPresent() || stored.isEmpty() && cursors.isEmpty());
        return found;
    }

    private StoredReplica stored(ResultSet row, List<Ticket> tickets, Map<TicketId, Long> cursors) throws SQLException {
        var about = row.getString("about");
        var journal = PositionRow.read(row);
        RowCheck.demand(row.getInt("row_check") == journal.check()
                && row.getInt("about_check") == RowCheck.of(about)
                && journal.tickets() == tickets.size()
                && journal.cursors() == cursors.size());
        return new StoredReplica(
                journal.position(), bodies.read(about, ShopInfo.class), tickets, cursors, journal.load());
    }

    private static void clear(Handle handle) {
        handle.execute("delete from journal");
        handle.execute("delete from ticket");
        handle.execute("delete from thread_entry");
        handle.execute("delete from read_cursor");
    }
}
