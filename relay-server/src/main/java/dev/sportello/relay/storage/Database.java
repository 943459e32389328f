package dev.sportello.relay.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open database: a pool of connections, migrated to the newest schema. Thread-safe.
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Outage outage;
    private final @Nullable Compaction compaction;

    private Database(Dialect dialect, HikariDataSource pool, Outage outage, @Nullable Compaction compaction) {
        this.dialect = dialect;
        this.pool = pool;
        this.outage = outage;
        this.compaction = compaction;
        outage.watch(pool);
        jdbi = Jdbi.create(() -> outage.connection(pool));
        jdbi.setTransactionHandler(new SafeCommits(jdbi.getTransactionHandler(), outage));
        TypedValues.register(jdbi);
        jdbi.registerRowMapper(new Records());
    }

    /// Opens the database, makes it if it is an embedded one that does not exist yet, and migrates it.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator
    public static Database open(DatabaseConfig config) throws DatabaseUnavailable {
        return OpenDatabase.open(config);
    }

    /// Opens a database that a relay has made and no relay uses, and migrates it: for work on the data of a
    /// relay that does not run.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator, also where there is no database, or a relay
    ///     uses it
    public static Database openUnused(DatabaseConfig config) throws DatabaseUnavailable {
        UnusedDatabase.require(config);
        return open(config.patient());
    }

    /// Opens a database beside the relays that use it, if its tables are those of this program.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator
    public static Database openBeside(DatabaseConfig.Postgres config) throws DatabaseUnavailable {
        return OpenDatabase.beside(config);
    }

    static Database over(Dialect dialect, HikariDataSource pool, Outage outage, @Nullable Compaction compaction) {
        return new Database(dialect, pool, outage, compaction);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public Dialect dialect() {
        return dialect;
    }

    /// Opens a connection that belongs to the caller alone, beside those of the pool: for one that is held for long.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    /// Brings everything that was committed, by whomever, to the disk, and to the standby for which PostgreSQL waits.
    /// Before it returns, nothing may be acknowledged, and nothing told on that others wrote.
    public void force() {
        jdbi.useHandle(handle -> {
            try (var statement = handle.getConnection().prepareStatement(dialect.force())) {
                var _ = statement.execute();
                outage.requireOnStandby(statement.getWarnings());
            } catch (SQLException e) {
                throw new TransactionException(e);
            }
        });
        outage.worked();
    }

    /// The same for what the caller has just committed in a transaction.
    public void forceCommitted() {
        if (dialect == Dialect.H2) {
            force();
        } else {
            outage.worked();
        }
    }

    /// Whether it failed a moment ago, and nothing has been written and forced since.
    public boolean failing() {
        return outage.failing();
    }

    /// Copies an embedded database to a zip file while it is in use, as of one moment.
    ///
    /// @param file empty, or to be made
    /// @throws IOException if there is no whole copy
    public void copyTo(Path file) throws IOException {
        if (dialect != Dialect.H2) {
            throw new IOException("PostgreSQL is copied by its own tools.");
        }
        try (var connection = pool.getConnection()) {
            Backups.copy(connection, file);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Closes the database and rebuilds its files, so that what was deleted can no longer be read in them.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator; nothing that was committed is lost
    public void closeReclaiming() throws DatabaseUnavailable {
        pool.close();
        try (var connection = connection();
                var statement = connection.createStatement()) {
            var _ = statement.execute(dialect.reclaim());
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "What was deleted may still stand in the database's files, which cannot be rebuilt: "
                            + e.getMessage(),
                    e);
        }
        if (compaction != null) {
            compaction.forceFolder();
        }
    }

    /// Whether the database answers.
    public boolean reachable() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
    }

    /// Reads in one transaction that sees all tables as of one moment.
    public <T> T snapshot(Function<Handle, T> read) {
        return jdbi.withHandle(handle -> {
            handle.setTransactionIsolationLevel(dialect.snapshot());
            return handle.inTransaction(read::apply);
        });
    }

    /// Closes it, and gives the disk back what an embedded database no longer uses; nobody else may use it any more.
    @Override
    public void close() {
        if (compaction != null && !pool.isClosed() && !outage.failing()) {
            compact(compaction);
        }
        pool.close();
    }

    private void compact(Compaction compaction) {
        pool.close();
        if (!compaction.mayBeWorthIt()) {
            return;
        }
        try (var connection = connection()) {
            var _ = compaction.run(connection);
        } catch (SQLException e) {
            LOG.warn("The database could not be compacted; it is unchanged.", e);
        }
    }

    /// Not in the pool: after H2 has compacted itself there is no connection left that could be returned to it.
    private Connection connection() throws SQLException {
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }
}
