package dev.sportello.relay.storage;

import dev.sportello.relay.rig.TestPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The databases on which every store is tested: real ones, each with a file or a server of its own.
public enum TestDatabase {
    H2 {
        @Override
        public DatabaseConfig fresh(Path folder) {
            return new DatabaseConfig.Embedded(folder);
        }
    },
    POSTGRES {
        @Override
        public DatabaseConfig fresh(Path folder) {
            return Server.newDatabase();
        }
    };

    /// The databases of this run: H2 alone with `-Dtests.postgres=false`, as in the quick lane.
    static List<TestDatabase> tested() {
        return Boolean.parseBoolean(System.getProperty("tests.postgres", "true")) ? List.of(values()) : List.of(H2);
    }

    /// A database that does not exist yet, or is empty.
    ///
    /// @param folder empty, and the test's own
    public abstract DatabaseConfig fresh(Path folder);

    /// PostgreSQL's real binaries from Maven Central, started when first needed and stopped with the JVM.
    private static final class Server {
        private static final AtomicInteger DATABASES = new AtomicInteger();
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPort(TestPorts.take())
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static DatabaseConfig newDatabase() {
            var name = "test_" + DATABASES.incrementAndGet();
            try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                var _ = statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            var url = "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name;
            return new DatabaseConfig.Postgres(url, "postgres", "postgres");
        }

        private Server() {}
    }
}
