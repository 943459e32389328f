package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OutageTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Outage.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private long now;
    private final Outage outage = new Outage(Dialect.POSTGRES, () -> now);

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(told);
    }

    @Test
    void theLogSaysTheInnermostReason() {
        fail(new SQLException(
                "Closed", "90098", ErrorCode.DATABASE_IS_CLOSED, new IOException("No space left on device.")));
        assertThat(said()).startsWith("The database fails: No space left on device. Nothing is");
    }

    @Test
    void aReasonWithoutWordsIsPassedOver() {
        fail(new SQLException("Connection lost", "08006", 0, new EOFException()));
        assertThat(said()).startsWith("The database fails: Connection lost. Nothing is");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void withoutAnyWordsTheKindOfTheProblemIsNamed(String message) {
        fail(new SQLException(message, "08006"));
        assertThat(said()).startsWith("The database fails: SQLException. Nothing is");
    }

    @Test
    void whoWaitsInVainWhileOthersAreServedMeetsABusyDatabaseAndNoOutage() throws Exception {
        try (var pool = smallPool();
                var _ = outage.connection(pool)) {
            now = Outage.CONNECT_WITHIN.minusMillis(1).toNanos();
            assertThatThrownBy(() -> outage.connection(pool)).isInstanceOf(SQLTransientConnectionException.class);
            assertThatThrownBy(() -> outage.connection(pool)).isInstanceOf(SQLTransientConnectionException.class);
        }
        assertThat(outage.failing()).isFalse();
        assertThat(told.list).hasSize(1);
        assertThat(said()).startsWith("All 1 connections to the database are in use");
    }

    @Test
    void whereNobodyIsServedTheDatabaseFails() throws Exception {
        try (var pool = smallPool();
                var _ = outage.connection(pool)) {
            now = Outage.CONNECT_WITHIN.toNanos();
            assertThatThrownBy(() -> outage.connection(pool)).isInstanceOf(SQLTransientConnectionException.class);
        }
        assertThat(outage.failing()).isTrue();
        assertThat(said()).startsWith("The database fails: database - Connection is not available");
    }

    /// Of one connection, for which nobody waits long.
    private static HikariDataSource smallPool() {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl("jdbc:h2:mem:");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        return new HikariDataSource(config);
    }

    private static void fail(SQLException problem) {
        var _ = new Outage(Dialect.POSTGRES).adjudicate(problem);
    }

    private String said() {
        return told.list.getFirst().getFormattedMessage();
    }
}
