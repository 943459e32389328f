package dev.sportello.relay.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of the test's own, which goes away and comes back with its data, at the same address. For one thread.
public final class StoppablePostgres implements AutoCloseable {
    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private StoppablePostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// @param folder where it keeps its data; made
    public static StoppablePostgres start(Path folder) throws IOException {
        var postgres = new StoppablePostgres(folder, freePort());
        postgres.start();
        return postgres;
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /// Starts it again.
    public void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "60")
                .start();
    }

    /// Breaks all connections, and takes no more.
    public void stop() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    public DatabaseConfig.Postgres config() {
        return new DatabaseConfig.Postgres("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
