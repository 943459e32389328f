package dev.sportello.relay.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// How imports of many profiles went. Thread-safe.
record ProfileImports(Jdbi jdbi) {
    static final Duration KEPT = Duration.ofDays(7);

    /// @param failed of how many nothing was taken
    public record Import(UUID id, Instant startedAt, Instant completedAt, int total, int failed) {}

    /// Keeps what has been carried out, and forgets what nobody asks for any more.
    void add(Import done) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from profile_import where completed_at < :before")
                    .bind("before", done.completedAt.minus(KEPT))
                    .execute();
            handle.createUpdate("""
                            insert into profile_import (id, started_at, completed_at, total, failed)
                            values (:id, :startedAt, :completedAt, :total, :failed)""")
                    .bind("id", done.id)
                    .bind("startedAt", done.startedAt)
                    .bind("completedAt", done.completedAt)
                    .bind("total", done.total)
                    .bind("failed", done.failed)
                    .execute();
        });
    }

    @Nullable
    Import find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, started_at, completed_at, total, failed from profile_import where id = :id""")
                .bind("id", id)
                .mapTo(Import.class)
                .findOne()
                .orElse(null));
    }
}
