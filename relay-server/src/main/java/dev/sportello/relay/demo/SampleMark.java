package dev.sportello.relay.demo;

import dev.sportello.relay.storage.Database;
import java.time.Instant;

/// What tells a demo's database from a real shop's, written before any of the sample data. Thread-safe.
public record SampleMark(Database database) {

    /// Refuses to start a real shop on a demo's data, where everybody knows the password of an admin.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    public void requireNone() {
        if (stands()) {
            throw new IllegalArgumentException(
                    "These are the sample data of a demo, in which anybody may sign in. Start with --demo, or name another"
                            + " folder with --data (or another database).");
        }
    }

    boolean stands() {
        return database.jdbi()
                        .withHandle(handle -> handle.createQuery("select count(*) from sample_data")
                                .mapTo(Long.class)
                                .one())
                > 0;
    }

    void put(Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("insert into sample_data (filled_at) values (:now)")
                        .bind("now", now)
                        .execute());
        database.force();
    }
}
