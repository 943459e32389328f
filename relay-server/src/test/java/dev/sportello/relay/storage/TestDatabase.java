package dev.sportello.relay.storage;

import dev.sportello.relay.rig.TestPorts;
import dev.sportello.start.ScratchFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

        @Override
        public DatabaseConfig prepared(Path folder) throws IOException {
            Files.write(new DatabaseFile(folder).path(), Prepared.FILE, StandardOpenOption.CREATE_NEW);
            return fresh(folder);
        }
    },
    POSTGRES {
        @Override
        public DatabaseConfig fresh(Path folder) {
            return Server.newDatabase("template1");
        }

        @Override
        public DatabaseConfig prepared(Path folder) {
            return Server.newDatabase(Server.PREPARED);
        }
    };

    /// The databases of this run: H2 alone with `-Dtests.postgres=false`, as in the quick lane.
    public static List<TestDatabase> tested() {
        return Boolean.parseBoolean(System.getProperty("tests.postgres", "true")) ? List.of(values()) : List.of(H2);
    }

    /// A database that does not exist yet, or is empty.
    ///
    /// @param folder empty, and the test's own
    public abstract DatabaseConfig fresh(Path folder);

    /// A database with all tables, and nothing in them: a copy, which is there sooner than migrations are done.
    ///
    /// @param folder empty, and the test's own
    public abstract DatabaseConfig prepared(Path folder) throws IOException;

    /// The file of an embedded database that was migrated and closed.
    private static final class Prepared {
        private static final byte[] FILE = make();

        private static byte[] make() {
            try (var folder = ScratchFolder.make()) {
                Database.open(new DatabaseConfig.Embedded(folder.path())).close();
                return Files.readAllBytes(new DatabaseFile(folder.path()).path());
            } catch (IOException | DatabaseUnavailable e) {
                throw new IllegalStateException(e);
            }
        }

        private Prepared() {}
    }

    /// PostgreSQL's real binaries from Maven Central, started when first needed and stopped with the JVM.
    private static final class Server {
        private static final AtomicInteger DATABASES = new AtomicInteger();
        private static final EmbeddedPostgres POSTGRES = start();
        private static final String PREPARED = prepare();

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

        private static String prepare() {
            var database = newDatabase("template1");
            try {
                Database.open(database).close();
            } catch (DatabaseUnavailable e) {
                throw new IllegalStateException(e);
            }
            return "test_" + DATABASES.get();
        }

        static DatabaseConfig newDatabase(String template) {
            var name = "test_" + DATABASES.incrementAndGet();
            try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                // Copies files, where it would else write each page into the log.
                var _ = statement.execute("create database " + name + " template " + template + " strategy file_copy");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            var url = "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name;
            return new DatabaseConfig.Postgres(url, "postgres", "postgres");
        }

        private Server() {}
    }
}
