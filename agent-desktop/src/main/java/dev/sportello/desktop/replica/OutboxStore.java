package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables of what the agent wrote here and the relay may not have: commands and drafts. Nobody else has it, so
/// every write is forced to the disk before it returns. What this version cannot read stays where it is, for one that
/// can. Used by one thread.
final class OutboxStore {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxStore.class);
    private static final int VERSION = 3;
    private static final String SCHEMA = """
            create table command (
                place bigint generated always as identity primary key,
                id uuid not null unique,
                epoch uuid,
                ticket bigint not null,
                opened timestamp(3) with time zone,
                shopper varchar not null,
                written_at timestamp(9) with time zone not null,
                command varchar not null,
                refusal varchar
            );
            create table draft (
                ticket bigint not null,
                epoch uuid not null,
                opened timestamp(3) with time zone not null,
                shopper varchar not null,
                written_at timestamp(9) with time zone not null,
                body varchar not null,
                primary key (ticket, epoch, opened)
            );
            """;

    /// Stand for what is not known where a key must have a value.
    private static final UUID NO_EPOCH = new UUID(0, 0);

    private static final Instant NOT_OPENED = Instant.EPOCH;

    private final LocalDatabase database;
    private final Codec codec;

    OutboxStore(LocalDatabase database, Codec codec) {
        this.database = database;
        this.codec = codec;
    }

    /// All that the file holds.
    ///
    /// @param commands in their order
    record Loaded(List<QueuedCommand> commands, List<KeptDraft> drafts) {
        static final Loaded NOTHING = new Loaded(List.of(), List.of());
    }

    Loaded open() {
        database.prepare(VERSION, SCHEMA);
        return database.withTransaction(this::load);
    }

    /// Reads what a file of another version has in the same columns, before it is set aside.
    Loaded rescue() {
        return database.withTransaction(this::load);
    }

    void put(Loaded rescued) {
        rescued.commands().forEach(this::put);
        put(rescued.drafts());
    }

    /// Puts the command behind all others, also one that was elsewhere.
    void put(QueuedCommand queued) {
        forced(handle -> {
            handle.execute("delete from command where id = ?", queued.id().value());
            handle.execute(
                    """
                    insert into command (id, epoch, ticket, opened, shopper, written_at, command, refusal)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""",
                    queued.id().value(),
                    queued.to().epoch(),
                    queued.ticket().number(),
                    time(queued.to().opened()),
                    queued.to().shopper(),
                    time(queued.at()),
                    codec.encode(queued.command()),
                    queued.refusal() == null ? null : codec.encode(queued.refusal()));
        });
    }

    void refuse(CommandId command, Refusal refusal) {
        forced(handle ->
                handle.execute("update command set refusal = ? where id = ?", codec.encode(refusal), command.value()));
    }

    void remove(Collection<CommandId> commands) {
        forced(handle ->
                commands.forEach(command -> handle.execute("delete from command where id = ?", command.value())));
    }

    /// @param drafts an empty one forgets what was there
    void put(Collection<KeptDraft> drafts) {
        forced(handle -> drafts.forEach(draft -> put(handle, draft)));
    }

    private void put(Handle handle, KeptDraft kept) {
        var to = kept.to();
        var epoch = to.epoch() == null ? NO_EPOCH : to.epoch();
        var opened = time(to.opened() == null ? NOT_OPENED : to.opened());
        handle.execute(
                "delete from draft where ticket = ? and epoch = ? and opened = ?",
                to.ticket().number(),
                epoch,
                opened);
        if (!kept.draft().isEmpty()) {
            handle.execute(
                    "insert into draft (ticket, epoch, opened, shopper, written_at, body) values (?, ?, ?, ?, ?, ?)",
                    to.ticket().number(),
                    epoch,
                    opened,
                    to.shopper(),
                    time(kept.at()),
                    codec.encode(kept.draft()));
        }
    }

    private void forced(HandleConsumer<RuntimeException> work) {
        database.inTransaction(work);
        database.force();
    }

    private Loaded load(Handle handle) {
        var commands = handle.createQuery("select * from command order by place").map((row, _) -> command(row)).stream()
                .flatMap(Optional::stream)
                .toList();
        var drafts = handle.createQuery("select * from draft").map((row, _) -> draft(row)).stream()
                .flatMap(Optional::stream)
                .toList();
        return new Loaded(commands, drafts);
    }

    private Optional<QueuedCommand> command(ResultSet row) throws SQLException {
        var body = row.getString("command");
        var refusal = row.getString("refusal");
        try {
            return codec.body(body, ClientFrame.class) instanceof Command.ByAgent command
                    ? Optional.of(new QueuedCommand(
                            addressee(row, row.getObject("epoch", UUID.class), instant(row, "opened")),
                            command,
                            writtenAt(row),
                            null,
                            refusal == null ? null : codec.body(refusal, Refusal.class)))
                    : Optional.empty();
        } catch (RefusedFrame e) {
            LOG.warn("A command of another version stays in its file: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<KeptDraft> draft(ResultSet row) throws SQLException {
        var epoch = row.getObject("epoch", UUID.class);
        var opened = instant(row, "opened");
        var to = addressee(row, NO_EPOCH.equals(epoch) ? null : epoch, NOT_OPENED.equals(opened) ? null : opened);
        try {
            return Optional.of(new KeptDraft(to, writtenAt(row), codec.body(row.getString("body"), Draft.class)));
        } catch (RefusedFrame e) {
            LOG.warn("A draft of another version stays in its file: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Addressee addressee(ResultSet row, @Nullable UUID epoch, @Nullable Instant opened)
            throws SQLException {
        return new Addressee(new TicketId(row.getLong("ticket")), epoch, opened, row.getString("shopper"));
    }

    private static Instant writtenAt(ResultSet row) throws SQLException {
        return row.getObject("written_at", OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
