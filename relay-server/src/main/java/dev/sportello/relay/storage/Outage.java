package dev.sportello.relay.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the database fails now: its server is away, its disk is full, its file was closed. Says so in the log once
/// when it begins and once when it is over, however many run into it. Thread-safe.
///
/// H2 closes its database when the disk fails it, and a connection from before never works again. All of them are
/// dropped then, so that the next one opens the file anew, as after a kill.
public final class Outage implements SQLExceptionOverride {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /// How long a request waits for a connection.
    static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /// On a disk that is nearly full, some commits still pass between others that fail.
    private static final Duration OVER_AFTER = Duration.ofSeconds(3);

    /// SQLState classes: connections; resources, such as the room on a disk; operators, such as a shutdown; the
    /// system.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /// A database that takes no writes now: a standby that is still to be promoted.
    private static final String READ_ONLY = "25006";

    /// PostgreSQL's warning that what was committed is on its disk, and that the wait for the standby was cancelled.
    private static final String NOT_ON_THE_STANDBY = "01000";

    /// The SQLState of what is thrown then, of a class of [#CLASSES].
    private static final String SYSTEM_ERROR = "58000";

    private static final Set<Integer> CLOSED = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1);

    /// How often the log says at most that all connections are in use.
    private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Dialect dialect;
    private final LongSupplier nanos;
    private volatile boolean failing;
    private volatile @Nullable HikariDataSource pool;

    /// As [System#nanoTime] counts.
    private long began;

    private long lastFailure;

    /// When a connection was last given to anybody.
    private volatile long lastGiven;

    private @Nullable Long saidBusy;

    Outage(Dialect dialect) {
        this(dialect, System::nanoTime);
    }

    /// @param nanos as [System#nanoTime] counts
    Outage(Dialect dialect, LongSupplier nanos) {
        this.dialect = dialect;
        this.nanos = nanos;
        lastGiven = nanos.getAsLong() - CONNECT_WITHIN.toNanos();
    }

    /// Whether a problem is nothing but the database's outage, of which the log tells already.
    public static boolean causes(@Nullable Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException || cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException
                || CLOSED.contains(e.getErrorCode())
                || CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || state.equals(READ_ONLY);
    }

    /// @param watched the pool whose connections it judges
    void watch(HikariDataSource watched) {
        pool = watched;
    }

    boolean failing() {
        return failing;
    }

    /// A connection of the pool.
    Connection connection(HikariDataSource from) throws SQLException {
        try {
            var connection = from.getConnection();
            lastGiven = nanos.getAsLong();
            return connection;
        } catch (SQLException e) {
            if (isBusy(e)) {
                sayBusy(from);
            } else if (!from.isClosed()) {
                failed(e);
            }
            throw e;
        }
    }

    /// Told of a failure by whoever opens connections.
    ///
    /// @return whether the database is away while it is in use, so that it is worth while to try again
    boolean isAway(SQLException e) {
        var watched = pool;
        if (watched == null || watched.isClosed() || !causes(e)) {
            return false;
        }
        failed(e);
        return true;
    }

    /// Asked about what a commit succeeded with.
    ///
    /// @throws SQLException if the standby may lack what was committed, which counts as a failure of the database
    void requireOnStandby(@Nullable SQLWarning warnings) throws SQLException {
        for (var one = warnings; dialect == Dialect.POSTGRES && one != null; one = one.getNextWarning()) {
            if (NOT_ON_THE_STANDBY.equals(one.getSQLState())) {
                var failure = new SQLException(one.getMessage(), SYSTEM_ERROR, one);
                failed(failure);
                throw failure;
            }
        }
    }

    /// The database is not away, nobody was refused by it, and others had a connection while this one waited: there are
    /// more requests than it can answer. Of a database that stands still, nobody gets one.
    private boolean isBusy(SQLException e) {
        return !failing
                && e instanceof SQLTransientConnectionException
                && e.getCause() == null
                && nanos.getAsLong() - lastGiven < CONNECT_WITHIN.toNanos();
    }

    private synchronized void sayBusy(HikariDataSource pool) {
        var now = nanos.getAsLong();
        if (saidBusy == null || now - saidBusy >= SAID_AGAIN_AFTER.toNanos()) {
            saidBusy = now;
            LOG.warn(
                    "All {} connections to the database are in use, and a request has waited {} seconds for one in vain."
                            + " Clients try again. If this is said often, the machine is too small for this shop.",
                    pool.getMaximumPoolSize(),
                    CONNECT_WITHIN.toSeconds());
        }
    }

    /// Asked by the pool about whatever a statement throws.
    // Plain @Override would be the interface's own type of that name.
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (!causes(e)) {
            return Override.CONTINUE_EVICT;
        }
        failed(e);
        var watched = pool;
        if (dialect == Dialect.POSTGRES || watched == null || watched.isClosed()) {
            return Override.CONTINUE_EVICT;
        }
        watched.getHikariPoolMXBean().softEvictConnections();
        return Override.MUST_EVICT;
    }

    private synchronized void failed(SQLException e) {
        lastFailure = nanos.getAsLong();
        if (!failing) {
            began = lastFailure;
            failing = true;
            LOG.error(
                    "The database fails: {}. Nothing is acknowledged until it works again, and clients will send again"
                            + " what was not. Check that it runs, and that its disk has room.",
                    reason(e));
            LOG.debug("The database fails.", e);
        }
    }

    /// What the innermost problem says that says anything.
    private static String reason(SQLException e) {
        var said = e.getClass().getSimpleName();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                said = cause.getMessage().lines().findFirst().orElseThrow();
            }
        }
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /// Something was written and is on the disk.
    void worked() {
        if (failing) {
            endIfQuiet();
        }
    }

    private synchronized void endIfQuiet() {
        var now = nanos.getAsLong();
        if (failing && now - lastFailure >= OVER_AFTER.toNanos()) {
            failing = false;
            LOG.info(
                    "The database works again, after {} seconds.",
                    Duration.ofNanos(now - began).toSeconds());
        }
    }
}
