package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseTest extends OnBothDatabases {

    @Test
    void keepsAnInstantInTheHourThatAClockChangeRepeats() throws Exception {
        // The tests run in Europe/Rome, where both are half past two.
        var before = Instant.parse("2026-10-25T00:30:00.123Z");
        var after = Instant.parse("2026-10-25T01:30:00.123Z");
        database().jdbi().useHandle(handle -> {
            handle.execute("create table moment (at timestamp(3) with time zone)");
            for (var at : List.of(before, after)) {
                var _ = handle.createUpdate("insert into moment values (:at)")
                        .bind("at", at)
                        .execute();
            }
        });
        var kept = reopen().jdbi()
                .withHandle(handle -> handle.createQuery("select at from moment order by at")
                        .mapTo(Instant.class)
                        .list());
        assertThat(kept).containsExactly(before, after);
    }

    @Test
    void opensTwiceWithTheSameSchema() throws Exception {
        var tables = "select count(*) from journal_head";
        assertThat(countOf(tables)).isZero();
        var _ = reopen();
        assertThat(countOf(tables)).isZero();
    }

    private long countOf(String query) {
        return database()
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    @Test
    void seesAllTablesAsOfOneMoment() {
        database().jdbi().useHandle(handle -> {
            handle.execute("create table first_table (number bigint)");
            handle.execute("create table second_table (number bigint)");
        });
        var seen = database().snapshot(handle -> {
            var first = handle.createQuery("select count(*) from first_table")
                    .mapTo(Long.class)
                    .one();
            // Committed by another connection between the two reads. Within a handle, Jdbi would use the same
            // again.
            try (var other = database().jdbi().open()) {
                other.execute("insert into second_table values (1)");
            }
            var second = handle.createQuery("select count(*) from second_table")
                    .mapTo(Long.class)
                    .one();
            return first + second;
        });
        assertThat(seen).isZero();
    }

    @Test
    void saysWhatToDoWhenItCannotBeOpened() {
        var wrong = switch (config()) {
            case DatabaseConfig.Embedded _ -> new DatabaseConfig.Embedded(Path.of("/proc/nothing"));
            case DatabaseConfig.Postgres postgres ->
                new DatabaseConfig.Postgres(postgres.url() + "_missing", postgres.user(), postgres.password());
        };
        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(DatabaseUnavailable.class)
                .message()
                .containsAnyOf("Give the relay's user the right to write", "Create it, or correct the URL");
    }
}
