package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ServerConnectionsTest {
    private final HikariDataSource pool = new HikariDataSource();
    private final Outage outage = new Outage(Dialect.POSTGRES);

    @TempDir
    Path folder;

    @Test
    void whoAsksForOneWhileTheServerIsAwayGetsItWhenTheServerIsBack() throws Exception {
        outage.watch(pool);
        try (var postgres = StoppablePostgres.start(folder.resolve("postgres"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var connections = connections(postgres.config().url());
            postgres.stop();
            var asked = threads.submit(() -> connections.getConnection("postgres", "postgres"));
            await().until(outage::failing);
            postgres.start();
            try (var connection = asked.get(20, TimeUnit.SECONDS)) {
                assertThat(connection.isValid(5)).isTrue();
            }
            var unknown = connections(postgres.config().url().replace("/postgres", "/unknown"));
            assertThatThrownBy(() -> unknown.getConnection("postgres", "postgres"))
                    .as("what does not go away by itself")
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("unknown");
        }
    }

    @Test
    void nobodyWaitsForAServerOnceThePoolIsClosed() {
        outage.watch(pool);
        pool.close();
        assertThatThrownBy(() ->
                        connections("jdbc:postgresql://localhost:1/postgres").getConnection("a", "b"))
                .isInstanceOf(SQLException.class);
    }

    private ServerConnections connections(String url) {
        return new ServerConnections(Dialect.POSTGRES.url(url), outage);
    }
}
