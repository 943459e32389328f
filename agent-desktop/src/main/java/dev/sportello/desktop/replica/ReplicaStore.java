package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final EntryTable entries;
    private final ProfileTable profiles;
    private volatile boolean keptByThisProgram;

    ReplicaStore(LocalDatabase database, Codec codec) {
        this.database = database;
        bodies = new StoredBodies(codec);
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
        database.inTransaction(handle -> write(handle, batch, entriesOf(handle, batch.tickets())));
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
        putTickets(handle, batch, before);
        entries.put(handle, batch.kept());
        putCursors(handle, batch.cursors());
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
            RowCheck.demand(end.size() == Math.min(limit, entriesOf(handle, ticket)));
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

    private static Map<TicketId, Integer> entriesOf(Handle handle, Collection<Ticket> tickets) {
        return tickets.stream().map(Ticket::id).collect(Collectors.toMap(id -> id, id -> entriesOf(handle, id)));
    }

    /// How many entries the ticket's thread has.
    private static int entriesOf(Handle handle, TicketId ticket) {
        return handle.createQuery("select * from ticket where id = :id")
                .bind("id", ticket.number())
                .map((row, _) -> entries(row, ticket))
                .findOne()
                .orElse(0);
    }

    private static int entries(ResultSet row, TicketId ticket) throws SQLException {
        var _ = ticketBody(row);
        RowCheck.demand(row.getLong("id") == ticket.number());
        return row.getInt("entries");
    }

    private static String ticketBody(ResultSet row) throws SQLException {
        return StoredBodies.checked(row, row.getLong("id"), row.getInt("entries"));
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
            var old = handle.createQuery("select * from ticket where closed_at < :limit")
                    .bind("limit", limit)
                    .map((row, _) -> closed(row).id().number())
                    .list();
            for (var ticket : old) {
                handle.execute("delete from thread_entry where ticket = ?", ticket);
                handle.execute("delete from read_cursor where ticket = ?", ticket);
                handle.execute("delete from ticket where id = ?", ticket);
            }
            handle.execute("delete from profile where seen_at < ?", limit);
            PositionRow.sign(handle);
            return old.stream().map(TicketId::new).toList();
        });
    }

    private Ticket closed(ResultSet row) throws SQLException {
        var ticket = bodies.read(ticketBody(row), Ticket.class);
        RowCheck.demand(!ticket.live());
        return ticket;
    }

    private Optional<StoredReplica> load(Handle handle) {
        var tickets = tickets(handle);
        var cursors = cursors(handle);
        var found = handle.createQuery("select * from journal")
                .map((row, _) -> stored(row, tickets, cursors))
                .findOne();
        RowCheck.demand(found.isPresent() || tickets.isEmpty() && cursors.isEmpty());
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

    /// Reading JSON costs more than fetching it; the processors share the work.
    private List<Ticket> tickets(Handle handle) {
        var stored = handle.createQuery("select * from ticket")
                .map((row, _) -> ticketBody(row))
                .list();
        return stored.parallelStream()
                .map(body -> bodies.read(body, Ticket.class))
                .toList();
    }

    private static Map<TicketId, Long> cursors(Handle handle) {
        return handle.createQuery("select * from read_cursor").map((row, _) -> cursor(row)).stream()
                .collect(Collectors.toMap(ReadCursor::ticket, ReadCursor::upTo));
    }

    private static ReadCursor cursor(ResultSet row) throws SQLException {
        var ticket = row.getLong("ticket");
        var upTo = row.getLong("up_to");
        RowCheck.demand(row.getInt("row_check") == RowCheck.of(ticket, upTo));
        return new ReadCursor(new TicketId(ticket), upTo);
    }

    private static void clear(Handle handle) {
        handle.execute("delete from journal");
        handle.execute("delete from ticket");
        handle.execute("delete from thread_entry");
        handle.execute("delete from read_cursor");
    }

    private void putTickets(Handle handle, ReplicaBatch batch, Map<TicketId, Integer> before) {
        var added = batch.kept().stream().collect(Collectors.groupingBy(EntryTable::ticketOf, Collectors.counting()));
        var rows = handle.prepareBatch(
                "merge into ticket (id, closed_at, entries, body, row_check) key (id) values (?, ?, ?, ?, ?)");
        for (var ticket : batch.tickets()) {
            var id = ticket.id();
            var closedAt = ticket.live() ? null : ticket.lastActivityAt().atOffset(ZoneOffset.UTC);
            var many = Math.toIntExact(before.getOrDefault(id, 0) + added.getOrDefault(id, 0L));
            var body = bodies.encode(ticket);
            LocalDatabase.add(rows, id.number(), closedAt, many, body, RowCheck.of(id.number(), many, body));
        }
        var _ = rows.execute();
    }

    private static void putCursors(Handle handle, Map<TicketId, Long> cursors) {
        var batch =
                handle.prepareBatch("merge into read_cursor (ticket, up_to, row_check) key (ticket) values (?, ?, ?)");
        cursors.forEach(
                (ticket, upTo) -> LocalDatabase.add(batch, ticket.number(), upTo, RowCheck.of(ticket.number(), upTo)));
        var _ = batch.execute();
    }
}
