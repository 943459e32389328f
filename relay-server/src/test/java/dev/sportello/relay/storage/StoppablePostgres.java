package dev.sportello.relay.storage;

import dev.sportello.relay.rig.TestPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of the test's own, which goes away and comes back with its data, at the same address. For one thread.
public final class StoppablePostgres implements AutoCloseable {
    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    /// @param folder where it keeps its data; made if there is none
    StoppablePostgres(Path folder) throws IOException {
        this.folder = folder;
        port = TestPorts.take();
    }

    /// @param folder where it keeps its data; made
    public static StoppablePostgres start(Path folder) throws IOException {
        var postgres = new StoppablePostgres(folder);
        postgres.start();
        return postgres;
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

    /// SIGKILL for the server and each of its processes, as when the machine crashes. Returns when they are gone.
    public void kill() throws IOException {
        var lines = Files.readAllLines(folder.resolve("postmaster.pid"));
        var postmaster =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
        // The postmaster first: it would start others for those that die.
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        stop();
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    public DatabaseConfig.Postgres config() {
        return new DatabaseConfig.Postgres("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
