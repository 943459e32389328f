package dev.sportello.relay.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real database whose connections break when the test says so. Thread-safe.
public final class FaultyDatabase implements AutoCloseable {

    /// What breaks; once each time it is set.
    public enum Fault {
        NONE,
        /// The connection breaks before the commit arrives.
        BEFORE_COMMIT,
        /// The commit is carried out, its answer gets lost.
        AFTER_COMMIT,
        /// The disk does not take what is to be forced.
        FORCE,
        /// The connection breaks before a ticket is read.
        BEFORE_TICKET
    }

    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private final Database database;

    /// A second way into a database that is open already.
    public FaultyDatabase(DatabaseConfig config) {
        var pool = new HikariConfig();
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(5_000);
        pool.setDataSource(breaking(plain(config)));
        database = Database.over(dialect(config), new HikariDataSource(pool), new Outage(dialect(config)), null);
    }

    public Database database() {
        return database;
    }

    public void next(Fault next) {
        fault.set(next);
    }

    /// Whether the fault has happened.
    public boolean happened() {
        return fault.get() == Fault.NONE;
    }

    @Override
    public void close() {
        database.close();
    }

    private static Dialect dialect(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Embedded _ -> Dialect.H2;
            case DatabaseConfig.Postgres _ -> Dialect.POSTGRES;
        };
    }

    private static DataSource plain(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Embedded embedded -> {
                var source = new JdbcDataSource();
                source.setURL(Dialect.H2.url(OpenDatabase.url(embedded.folder())));
                source.setUser(OpenDatabase.H2_USER);
                yield source;
            }
            case DatabaseConfig.Postgres postgres -> {
                var source = new PGSimpleDataSource();
                source.setUrl(postgres.url());
                source.setUser(postgres.user());
                source.setPassword(postgres.password());
                yield source;
            }
        };
    }

    private DataSource breaking(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (_, method, arguments) -> method.getName().equals("getConnection")
                        ? breaking((Connection) invoke(source, method, arguments))
                        : invoke(source, method, arguments));
    }

    private Connection breaking(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    var statement = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
                    var force = statement.equals("CHECKPOINT SYNC");
                    breakIf(force && fault.compareAndSet(Fault.FORCE, Fault.NONE));
                    var ticket = statement.startsWith("select state, ");
                    breakIf(ticket && fault.compareAndSet(Fault.BEFORE_TICKET, Fault.NONE));
                    if (!method.getName().equals("commit")) {
                        return invoke(connection, method, arguments);
                    }
                    breakIf(fault.compareAndSet(Fault.BEFORE_COMMIT, Fault.NONE));
                    var result = invoke(connection, method, arguments);
                    breakIf(fault.compareAndSet(Fault.AFTER_COMMIT, Fault.NONE));
                    return result;
                });
    }

    private static void breakIf(boolean broken) throws SQLException {
        if (broken) {
            throw new SQLException("The connection broke.", "08006");
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
