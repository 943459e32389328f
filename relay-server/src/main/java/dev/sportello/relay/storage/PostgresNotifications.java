package dev.sportello.relay.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/// A connection over which PostgreSQL brings what others say on a channel of the database: its LISTEN and NOTIFY.
/// For one thread.
public final class PostgresNotifications implements AutoCloseable {
    private final Connection connection;
    private final String channel;

    private PostgresNotifications(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /// Receives whatever is sent from now on.
    ///
    /// @param channel a word, the same for all who talk with each other
    public static PostgresNotifications of(Database database, String channel) throws SQLException {
        var notices = new PostgresNotifications(database.connect(), channel);
        try (var statement = notices.connection.createStatement()) {
            var _ = statement.execute("listen " + channel);
            return notices;
        } catch (SQLException e) {
            notices.close();
            throw e;
        }
    }

    /// Waits until something comes.
    ///
    /// @return what has come, in order; empty if nothing did in that time
    public List<String> await(Duration most) throws SQLException {
        var texts = new ArrayList<String>();
        var received = connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, most.toMillis()));
        if (received != null) {
            for (var notice : received) {
                texts.add(notice.getParameter());
            }
        }
        return texts;
    }

    /// Sends to all who listen, this connection's owner as well.
    public void send(String text) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, channel);
            statement.setString(2, text);
            var _ = statement.execute();
        }
    }

    /// Sends when the transaction is committed, and never if it is not.
    ///
    /// @param text at most 7,999 bytes
    public static void send(Handle transaction, String channel, String text) {
        send(transaction, channel, List.of(text));
    }

    /// Sends several in their order, all when the transaction is committed.
    ///
    /// @param texts each at most 7,999 bytes; the same text is brought once
    public static void send(Handle transaction, String channel, List<String> texts) {
        transaction
                .createQuery("""
                        select pg_notify(:channel, news.text)
                        from unnest(:texts) with ordinality as news (text, place) order by news.place""")
                .bind("channel", channel)
                .bindArray("texts", String.class, texts)
                .map((_, _) -> true)
                .list();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
