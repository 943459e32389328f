package dev.sportello.relay.storage;

import java.nio.file.Path;
import java.util.Objects;

/// Where the relay keeps its data.
public sealed interface DatabaseConfig {

    /// The same, for work whose statements may take long while nobody waits.
    DatabaseConfig patient();

    /// H2 inside the relay's own process.
    ///
    /// @param folder the data folder; made when it does not exist
    record Embedded(Path folder) implements DatabaseConfig {
        /// @throws IllegalArgumentException with a sentence for the operator, if H2 would not take the name as it is
        public Embedded {
            Objects.requireNonNull(folder, "folder");
            EmbeddedFolder.check(folder);
        }

        @Override
        public Embedded patient() {
            return this;
        }
    }

    /// A PostgreSQL server, or another that speaks its protocol and keeps its locks.
    ///
    /// @param url such as `jdbc:postgresql://localhost/sportello`
    record Postgres(String url, String user, String password) implements DatabaseConfig {
        /// @throws IllegalArgumentException with a sentence for the operator, if the URL is another database's, or
        ///     sets what it may not
        public Postgres {
            Objects.requireNonNull(url, "url");
            PostgresUrl.check(url);
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public Postgres patient() {
            return new Postgres(PostgresUrl.patient(url), user, password);
        }

        @Override
        public String toString() {
            return "Postgres[" + url + ", " + user + "]";
        }
    }
}
