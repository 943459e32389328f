package dev.sportello.relay.storage;

import java.sql.Connection;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;

/// Where H2 and PostgreSQL differ: here and nowhere else. All other SQL runs on both.
public enum Dialect {
    /// `WRITE_DELAY=0` hands each commit to the operating system at once, so that a killed process loses
    /// nothing; only `CHECKPOINT SYNC` brings it to the disk, so that a power cut loses nothing either.
    /// `DB_CLOSE_ON_EXIT=FALSE`: H2's own shutdown hook would close the file under the writer's last batch.
    /// `QUERY_CACHE_SIZE`: a connection keeps only 8 parsed statements otherwise, fewer than a group commit
    /// uses. `TRACE_LEVEL_FILE=0`: what fails stands in the relay's own log, and no file beside the data grows
    /// on a disk that may be full. `COMPRESS=TRUE`: a commit writes whole pages, and most of a page is JSON; so a
    /// message costs a third of the bytes and no more time. Of H2's isolation levels only SNAPSHOT shows all
    /// tables as of one moment: REPEATABLE READ takes the moment of each table when that table is first read.
    H2("CHECKPOINT SYNC", Constants.TRANSACTION_SNAPSHOT),

    /// A commit is on disk when it returns, and on the standby where the server has one that it waits for. But a row
    /// can be read before the standby has it: where the wait of its commit was broken off, and after a crash of the
    /// server. A commit of now waits for all rows before it as well. It has to write something to wait at all, and
    /// such a message is what costs least.
    POSTGRES("""
            select case when current_setting('synchronous_standby_names') <> ''
                then pg_logical_emit_message(true, 'sportello', '')::text end
            """, Connection.TRANSACTION_REPEATABLE_READ);

    private static final String H2_SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0;COMPRESS=TRUE";

    private final String force;
    private final int snapshot;

    Dialect(String force, int snapshot) {
        this.force = force;
        this.snapshot = snapshot;
    }

    /// The URL with the settings that the relay's promises rest on.
    String url(String plain) {
        return switch (this) {
            case H2 -> plain + H2_SETTINGS;
            case POSTGRES -> PostgresUrl.complete(plain);
        };
    }

    /// The statement that each connection begins with; null where it needs none.
    ///
    /// A commit has to be on the disk when it returns, also where the server is set up to be quicker. A relay whose
    /// machine is gone, or that stands still, must not keep a lock of the log from the others: the server ends what
    /// waits for it in the middle of a transaction, and asks the machine whether it is still there. Sets what the
    /// server knows of.
    @Nullable
    String begin() {
        return this == H2 ? null : """
                select set_config(name, wanted.setting, false)
                from pg_settings join (values
                    ('synchronous_commit', 'on'),
                    ('idle_in_transaction_session_timeout', '10s'), ('client_connection_check_interval', '10s'),
                    ('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '4'),
                    ('tcp_user_timeout', '30s')) as wanted (name, setting) using (name)
                where name <> 'synchronous_commit' or pg_settings.setting = 'off'
                """;
    }

    /// Whether other relays may use the same database.
    public boolean shared() {
        return this == POSTGRES;
    }

    /// Whether a transaction that inserts a row waits while another is about to commit one of the same unique key.
    /// H2 waits for a primary key only: for another unique key it tries over and over, without a pause, and on a
    /// virtual thread that keeps the carrier from the transaction that it waits for.
    boolean waitsForUniqueKeys() {
        return this == POSTGRES;
    }

    /// The statement that counts what tables hold, for the planner; blank where it needs none. PostgreSQL does so by
    /// itself after a minute, and until then scans tables that it planned for when they were empty.
    public String analyze() {
        return this == POSTGRES ? "analyze" : "";
    }

    /// The statement that rebuilds the database's files without what was deleted. Not in a transaction; takes as long
    /// as copying what they hold. H2 closes the database.
    String reclaim() {
        return switch (this) {
            case H2 -> "shutdown compact";
            case POSTGRES -> "vacuum full";
        };
    }

    /// The statement that forces committed rows to the disk and to the standby. In no transaction.
    String force() {
        return force;
    }

    /// The JDBC number of the isolation level at which a transaction sees all tables as of one moment.
    int snapshot() {
        return snapshot;
    }
}
