package dev.sportello.relay.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens connections to PostgreSQL for the pool. While the server is away it tries again several times a second: the
/// pool would wait twice as long after each failure, up to five seconds, and with it whoever comes back when the server
/// does. Thread-safe.
final class ServerConnections extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final transient Outage outage;

    ServerConnections(String url, Outage outage) {
        this.outage = outage;
        setUrl(url);
    }

    /// Waits for a server that is away.
    ///
    /// @throws SQLException if the server refuses, or the pool was closed
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        while (true) {
            try {
                return super.getConnection(user, password);
            } catch (SQLException e) {
                if (!outage.isAway(e)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException failure) throws SQLException {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
