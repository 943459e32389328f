package dev.sportello.relay.storage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// Two PostgreSQL servers, as `docs/operating.md` sets them up: a primary, and a standby without which the primary
/// acknowledges nothing. For one thread.
public final class PostgresPair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String OF_WAITING = " from pg_stat_activity waiting where wait_event = 'SyncRep'";

    /// A commit that waits still holds its locks.
    private static final String OF_ROWS = OF_WAITING + """
             and exists (select 1 from pg_locks where pid = waiting.pid
                and relation = 'journal_row'::regclass and mode = 'RowExclusiveLock')""";

    private final StoppablePostgres standby;
    private StoppablePostgres primary;

    private PostgresPair(StoppablePostgres primary, StoppablePostgres standby) {
        this.standby = standby;
        this.primary = primary;
    }

    /// Starts both, and waits until the standby follows.
    ///
    /// @param folder for their data; made
    public static PostgresPair start(Path folder) throws IOException, SQLException {
        var pair = new PostgresPair(
                new StoppablePostgres(folder.resolve("primary")), new StoppablePostgres(folder.resolve("standby")));
        pair.primary.start();
        pair.primary.stop();
        copy(pair.primary.folder(), pair.standby.folder());
        configure(pair.primary, "synchronous_standby_names = 'standby'");
        configure(
                pair.standby,
                "primary_conninfo = 'host=localhost port=" + pair.primary.port()
                        + " user=postgres application_name=standby'");
        Files.createFile(pair.standby.folder().resolve("standby.signal"));
        pair.primary.start();
        pair.standby.start();
        await().atMost(PATIENCE).until(() -> pair.primaryAnswers("""
                select count(*) = 1 from pg_stat_replication where sync_state = 'sync'"""));
        return pair;
    }

    /// With both addresses: relays find the primary by themselves.
    public DatabaseConfig.Postgres config() {
        var addresses = "localhost:" + primary.port() + ",localhost:" + standby.port();
        return new DatabaseConfig.Postgres(
                "jdbc:postgresql://" + addresses + "/postgres?targetServerType=primary", "postgres", "postgres");
    }

    /// The primary crashes, and does not come back.
    public void losePrimary() throws IOException {
        primary.kill();
    }

    /// The standby becomes the primary. Returns when it takes writes.
    public void promote() throws SQLException {
        if (!answers(standby, "select pg_promote()")) {
            throw new IllegalStateException("The standby was not promoted.");
        }
        primary = standby;
    }

    /// The standby ends; the primary acknowledges nothing until it is back.
    public void stopStandby() throws IOException {
        standby.stop();
    }

    /// The standby comes back, and follows a primary if there is one.
    public void startStandby() throws IOException {
        standby.start();
    }

    /// All connections of relays to the primary end.
    public void cutAll() throws SQLException {
        var _ = primaryAnswers("""
                select count(pg_terminate_backend(pid)) >= 0 from pg_stat_activity
                where backend_type = 'client backend' and pid <> pg_backend_pid()""");
    }

    /// Whether a commit of rows of the journal waits for the standby now.
    public boolean rowsWait() throws SQLException {
        return primaryAnswers("select count(*) > 0 " + OF_ROWS);
    }

    /// Connections whose commits of rows wait end: these rows stand in the primary alone.
    public void cutRows() throws SQLException {
        var _ = primaryAnswers("select count(pg_terminate_backend(pid)) > 0 " + OF_ROWS);
    }

    /// Commits that wait for the standby wait no longer, and succeed with a warning.
    public void cancelCommits() throws SQLException {
        var _ = primaryAnswers("select count(pg_cancel_backend(pid)) > 0 " + OF_WAITING);
    }

    /// Whether somebody waits until the standby has what he could read.
    public boolean readerWaits() throws SQLException {
        return primaryAnswers("select count(*) > 0" + OF_WAITING + " and query like '%pg_logical_emit_message%'");
    }

    /// The primary crashes, and starts again.
    public void crash() throws IOException {
        primary.kill();
        primary.start();
    }

    private boolean primaryAnswers(String question) throws SQLException {
        return answers(primary, question);
    }

    private static boolean answers(StoppablePostgres server, String question) throws SQLException {
        var config = server.config();
        try (var connection = DriverManager.getConnection(config.url(), config.user(), config.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void configure(StoppablePostgres server, String line) throws IOException {
        Files.writeString(
                server.folder().resolve("postgresql.auto.conf"),
                line + System.lineSeparator(),
                StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        primary.close();
        standby.close();
    }
}
