package dev.sportello.relay.follow;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.RowTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of the outbox, for the rows of one kind. Thread-safe.
record OutboxTable(Database database, String kind, Attempts attempts) {
    private static final Duration SETTLED_KEPT_FOR = Duration.ofDays(90);
    private static final int LONGEST_REASON = 1_000;
    private static final String NEVER_ENDED = "No attempt came to its end.";

    /// A row about to be written.
    record Row(String kind, long decided, String payload) {}

    /// What there is to do.
    sealed interface Claim {
        record Nothing() implements Claim {}

        /// A row of which all attempts were cut off; it is given up now.
        record Spent(UUID id) implements Claim {}

        record Due(Delivery delivery) implements Claim {}
    }

    static void insert(Handle handle, UUID id, Row row, Instant now) {
        handle.createUpdate("""
                insert into outbox (id, kind, decided, payload, attempts, next_try)
                values (:id, :kind, :decided, :payload, 0, :now)""")
                .bind("id", id)
                .bind("kind", row.kind())
                .bind("decided", row.decided())
                .bind("payload", row.payload())
                .bind("now", now)
                .execute();
    }

    /// Claims the row that is due first: nobody else gets it until its attempt must have ended.
    ///
    /// @param published rows that were decided later are left alone
    Claim claim(long published, Instant now) {
        return database.jdbi().inTransaction(handle -> {
            var due = handle.createQuery("""
                    select id, payload, attempts from outbox
                    where kind = :kind and next_try between :ever and :now and decided <= :published
                    order by kind, next_try, decided limit 1""")
                    .bind("kind", kind)
                    // Without a least one H2 would look at all that are settled.
                    .bind("ever", Instant.EPOCH)
                    .bind("now", now)
                    .bind("published", published)
                    .map((row, _) -> new Delivery(
                            row.getObject("id", UUID.class), row.getString("payload"), row.getInt("attempts") + 1))
                    .findOne()
                    .orElse(null);
            return due == null ? new Claim.Nothing() : claim(handle, due, now);
        });
    }

    /// Only if its attempts are still as many: another relay may have claimed it in the same instant.
    private Claim claim(Handle handle, Delivery due, Instant now) {
        if (due.attempt() > attempts.most()) {
            var _ = settle(handle, due.id(), due.attempt() - 1, NEVER_ENDED, now);
            return new Claim.Spent(due.id());
        }
        var claimed = handle.createUpdate("""
                update outbox set attempts = :attempt, next_try = :until, failure = null
                where id = :id and attempts = :attempt - 1 and next_try is not null""")
                .bind("attempt", due.attempt())
                .bind("until", now.plus(attempts.within()))
                .bind("id", due.id())
                .execute();
        return claimed == 1 ? new Claim.Due(due) : new Claim.Nothing();
    }

    void delivered(Delivery delivery, Instant now) {
        var _ = database.jdbi().withHandle(handle -> settle(handle, delivery.id(), delivery.attempt(), null, now));
    }

    void giveUp(Delivery delivery, String reason, Instant now) {
        var _ = database.jdbi().withHandle(handle -> settle(handle, delivery.id(), delivery.attempt(), reason, now));
    }

    /// An attempt that took too long does not settle what a later one is about.
    private static int settle(Handle handle, UUID id, int attempts, @Nullable String failure, Instant now) {
        return handle.createUpdate("""
                update outbox set next_try = null, settled_at = :now, failure = :failure
                where id = :id and attempts = :attempts and next_try is not null""")
                .bind("now", now)
                .bind("failure", failure)
                .bind("id", id)
                .bind("attempts", attempts)
                .execute();
    }

    void postpone(Delivery delivery, String reason, Instant now) {
        var _ = database.jdbi()
                .withHandle(handle -> handle.createUpdate("""
                        update outbox set next_try = :next, failure = :failure
                        where id = :id and attempts = :attempts and next_try is not null""")
                        .bind("next", now.plus(attempts.backoff().after(delivery.attempt())))
                        .bind("failure", reason)
                        .bind("id", delivery.id())
                        .bind("attempts", delivery.attempt())
                        .execute());
    }

    /// Its turn has not come. The number of attempts still grows: by it two relays know that they have read the same.
    void putOff(Delivery delivery, Duration again, String reason, Instant now) {
        var _ = database.jdbi()
                .withHandle(handle -> handle.createUpdate("""
                        update outbox set next_try = :next, failure = :failure
                        where id = :id and attempts = :attempts and next_try is not null""")
                        .bind("next", now.plus(again))
                        .bind("failure", reason)
                        .bind("id", delivery.id())
                        .bind("attempts", delivery.attempt())
                        .execute());
    }

    /// Makes due what was claimed, and whose attempt has come to no end.
    void release(Instant now) {
        var _ = database.jdbi()
                .withHandle(handle -> handle.createUpdate("""
                        update outbox set next_try = :now
                        where kind = :kind and next_try > :now and attempts > 0 and failure is null""")
                        .bind("now", now)
                        .bind("kind", kind)
                        .execute());
    }

    void dropSettled(Instant now) {
        var _ = database.jdbi()
                .withHandle(
                        handle -> handle.createUpdate("delete from outbox where kind = :kind and settled_at < :before")
                                .bind("kind", kind)
                                .bind("before", now.minus(SETTLED_KEPT_FOR))
                                .execute());
    }

    static @Nullable DeliveryState state(Handle handle, UUID id) {
        return handle.createQuery("select attempts, next_try, settled_at, failure from outbox where id = :id")
                .bind("id", id)
                .map((row, _) -> state(row))
                .findOne()
                .orElse(null);
    }

    private static DeliveryState state(ResultSet row) throws SQLException {
        var failure = row.getString("failure");
        var next = RowTime.orNull(row, "next_try");
        if (next != null) {
            return new DeliveryState.Waiting(row.getInt("attempts"), next, failure);
        }
        var at = RowTime.of(row, "settled_at");
        return failure == null ? new DeliveryState.Delivered(at) : new DeliveryState.GivenUp(at, failure);
    }

    static long waiting(Handle handle, String kind) {
        return handle.createQuery("select count(*) from outbox where kind = :kind and next_try >= :ever")
                .bind("kind", kind)
                .bind("ever", Instant.EPOCH)
                .mapTo(Long.class)
                .one();
    }

    /// The reason as it is kept: always one, and never longer than the column.
    static String reason(Exception e) {
        var said = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        var plain = said.isBlank() ? e.getClass().getSimpleName() : said.replace('\0', ' ');
        if (plain.length() <= LONGEST_REASON) {
            return plain;
        }
        // No database stores half a surrogate pair.
        var split = Character.isHighSurrogate(plain.charAt(LONGEST_REASON - 1));
        return plain.substring(0, split ? LONGEST_REASON - 1 : LONGEST_REASON);
    }
}
