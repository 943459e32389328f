package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a relay asks of a PostgreSQL, however the server is set up.
@Tag("long")
class PostgresSettingsTest {
    @Test
    void aCommitIsOnTheDiskAndARelayThatIsGoneHoldsNoLock(@TempDir Path folder) throws Exception {
        try (var database = Database.open(TestDatabase.POSTGRES.prepared(folder))) {
            // The server of the tests is set up to be quicker.
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "idle_in_transaction_session_timeout")).isEqualTo("10s");
            assertThat(setting(database, "client_connection_check_interval")).isEqualTo("10s");
        }
    }

    private static String setting(Database database, String name) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select current_setting(:name)")
                        .bind("name", name)
                        .mapTo(String.class)
                        .one());
    }
}
