package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningDatabaseTest {
    private DatabaseConfig config;

    @BeforeEach
    void choose(@TempDir Path folder) {
        config = new DatabaseConfig.Embedded(folder);
    }

    @Test
    void whoeverWaitsGetsTheOpenDatabase() throws Exception {
        try (var opening = OpeningDatabase.begin(config)) {
            assertThat(opening.await().reachable()).isTrue();
        }
    }

    @Test
    void whatNobodyWaitedForIsClosedAllTheSame() throws Exception {
        OpeningDatabase.begin(config).close();
        try (var again = Database.open(config)) {
            assertThat(again.reachable()).isTrue();
        }
    }

    @Test
    void anInterruptDoesNotLeaveItOpen() throws Exception {
        try (var opening = OpeningDatabase.begin(config)) {
            Thread.currentThread().interrupt();
            assertThat(opening.await().reachable()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (var again = Database.open(config)) {
            assertThat(again.reachable()).isTrue();
        }
    }

    @Test
    void whyItCannotBeOpenedReachesWhoeverWaits(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("sportello.mv.db"), "something else");
        try (var opening = OpeningDatabase.begin(new DatabaseConfig.Embedded(folder))) {
            assertThatThrownBy(opening::await)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("is no database of a relay");
        }
    }
}
