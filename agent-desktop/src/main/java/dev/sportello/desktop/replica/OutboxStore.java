package dev.sportello.desktop.replica;

import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables of what the agent wrote here and the relay may not have: drafts, replies, read cursors. Nobody else has
/// it, so every write is forced to the disk before it returns. Used by one thread.
final class OutboxStore {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxStore.class);
    private static final int VERSION = 2;
    private static final String SCHEMA = """
            create table reply (
                place bigint generated always as identity primary key,
                id uuid not null unique,
                ticket bigint not null,
                text varchar not null,
                written_at timestamp(9) with time zone not null,
                refusal varchar
            );
            create table mark_read (
                ticket bigint primary key,
                id uuid not null,
                up_to bigint not null
            );
            create table act (
                place bigint generated always as identity primary key,
                id uuid not null unique,
                done_at timestamp(9) with time zone not null,
                command varchar not null
            );
            create table draft (
                ticket bigint primary key,
                text varchar not null
            );
            """;

    private final LocalDatabase database;
    private final Codec codec;

    OutboxStore(LocalDatabase database, Codec codec) {
        this.database = database;
        this.codec = codec;
    }

    /// All that the file holds.
    ///
    /// @param replies in the order in which they are to be sent
    record Loaded(
            List<QueuedReply> replies, List<QueuedRead> reads, List<QueuedAct> acts, Map<TicketId, String> drafts) {
        static final Loaded NOTHING = new Loaded(List.of(), List.of(), List.of(), Map.of());
    }

    Loaded open() {
        database.prepare(VERSION, SCHEMA);
        return database.withTransaction(handle -> load(handle, acts(handle, _ -> true)));
    }

    /// Reads what a file of another version has in the same columns, before it is set aside. The first version kept no
    /// acts; one that says less than the relay asks today is left out, and to be done again.
    Loaded rescue() {
        return database.withTransaction(
                handle -> load(handle, hasActs(handle) ? acts(handle, this::readable) : List.of()));
    }

    private static boolean hasActs(Handle handle) {
        return handle.createQuery("select count(*) from information_schema.tables where table_name = 'ACT'")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void put(Loaded rescued) {
        rescued.replies().forEach(this::put);
        rescued.reads().forEach(this::put);
        rescued.acts().forEach(this::put);
        put(rescued.drafts());
    }

    /// Puts the reply at the end of the queue, also one that stood elsewhere in it.
    void put(QueuedReply reply) {
        forced(handle -> {
            handle.execute("delete from reply where id = ?", reply.id().value());
            handle.execute(
                    "insert into reply (id, ticket, text, written_at, refusal) values (?, ?, ?, ?, ?)",
                    reply.id().value(),
                    reply.ticket().number(),
                    reply.text(),
                    reply.at().atOffset(ZoneOffset.UTC),
                    encoded(reply.refusal()));
        });
    }

    void refuse(MessageId reply, Refusal refusal) {
        forced(handle ->
                handle.execute("update reply set refusal = ? where id = ?", codec.encode(refusal), reply.value()));
    }

    void remove(Collection<MessageId> replies) {
        forced(handle -> {
            for (var reply : replies) {
                handle.execute("delete from reply where id = ?", reply.value());
            }
        });
    }

    void put(QueuedRead read) {
        forced(handle -> handle.execute(
                "merge into mark_read (ticket, id, up_to) key (ticket) values (?, ?, ?)",
                read.ticket().number(),
                read.id().value(),
                read.upTo()));
    }

    void remove(QueuedRead read) {
        forced(handle ->
                handle.execute("delete from mark_read where id = ?", read.id().value()));
    }

    void put(QueuedAct act) {
        forced(handle -> handle.execute(
                "insert into act (id, done_at, command) values (?, ?, ?)",
                act.command().id().value(),
                act.at().atOffset(ZoneOffset.UTC),
                codec.encode(act.command())));
    }

    void remove(QueuedAct act) {
        forced(handle -> handle.execute(
                "delete from act where id = ?", act.command().id().value()));
    }

    /// @param drafts an empty text forgets one
    void put(Map<TicketId, String> drafts) {
        forced(handle -> drafts.forEach((ticket, text) -> {
            if (text.isEmpty()) {
                handle.execute("delete from draft where ticket = ?", ticket.number());
            } else {
                handle.execute("merge into draft (ticket, text) key (ticket) values (?, ?)", ticket.number(), text);
            }
        }));
    }

    private void forced(HandleConsumer<RuntimeException> work) {
        database.inTransaction(work);
        database.force();
    }

    private Loaded load(Handle handle, List<QueuedAct> acts) {
        var replies = handle.createQuery("select id, ticket, text, written_at, refusal from reply order by place")
                .map((row, _) -> reply(row))
                .list();
        var reads = handle.createQuery("select ticket, id, up_to from mark_read")
                .map((row, _) -> new QueuedRead(
                        new CommandId(row.getObject("id", UUID.class)),
                        new TicketId(row.getLong("ticket")),
                        row.getLong("up_to")))
                .list();
        var drafts = handle
                .createQuery("select ticket, text from draft")
                .map((row, _) -> Map.entry(new TicketId(row.getLong("ticket")), row.getString("text")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Loaded(replies, reads, acts, drafts);
    }

    private List<QueuedAct> acts(Handle handle, Predicate<String> wanted) {
        return handle
                .createQuery("select done_at, command from act order by place")
                .map((row, _) -> Map.entry(
                        row.getString("command"),
                        row.getObject("done_at", OffsetDateTime.class).toInstant()))
                .stream()
                .filter(act -> wanted.test(act.getKey()))
                .map(act -> new QueuedAct(command(act.getKey()), act.getValue()))
                .toList();
    }

    private boolean readable(String body) {
        try {
            return codec.clientFrame(body) instanceof Command.ByAgent;
        } catch (RefusedFrame e) {
            LOG.warn("An act of another version was left out: {}", e.getMessage());
            return false;
        }
    }

    private Command.ByAgent command(String body) {
        try {
            return (Command.ByAgent) codec.clientFrame(body);
        } catch (RefusedFrame | ClassCastException e) {
            throw new IllegalStateException("A stored command cannot be read.", e);
        }
    }

    private QueuedReply reply(ResultSet row) throws SQLException {
        return new QueuedReply(
                new MessageId(row.getObject("id", UUID.class)),
                new TicketId(row.getLong("ticket")),
                row.getString("text"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                false,
                refusal(row.getString("refusal")));
    }

    private @Nullable String encoded(@Nullable Refusal refusal) {
        return refusal == null ? null : codec.encode(refusal);
    }

    private @Nullable Refusal refusal(@Nullable String body) {
        try {
            return body == null ? null : codec.body(body, Refusal.class);
        } catch (RefusedFrame e) {
            throw new IllegalStateException("A stored refusal cannot be read.", e);
        }
    }
}
