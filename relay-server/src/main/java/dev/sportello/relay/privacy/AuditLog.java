package dev.sportello.relay.privacy;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Follower;
import dev.sportello.relay.follow.TableSink;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.StoredTime;
import dev.sportello.wire.AgentBodies.AuditPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who did what to the account and to customers' data, and when: what the journal says of it, kept longer than the
/// journal keeps it. A follower of the journal adds to it, and nobody else. Thread-safe.
public final class AuditLog {
    private static final String NAME = "audit";

    /// How long a shop may be asked about what it did.
    private static final Duration KEPT = Duration.ofDays(3 * 365);

    private static final int MOST_OF_A_PAGE = 50;

    private final Database database;
    private final AuditTable table;
    private final Clock clock;

    private AuditLog(Foundation foundation) {
        database = foundation.database();
        table = new AuditTable(foundation.codec());
        clock = foundation.clock();
    }

    /// Follows the relay's journal, and shows in the metrics how that goes.
    public static AuditLog open(Foundation foundation) {
        var log = new AuditLog(foundation);
        var sink = new TableSink(foundation.database(), NAME, log.new Kept());
        var backoff = Backoff.standard(foundation.random());
        var follower = foundation.lifetime().owns(Follower.start(NAME, foundation.journal(), sink, backoff));
        foundation.metrics().follower(NAME, follower, Follower::lag, Follower::failures);
        foundation.periodic().every("audit", Duration.ofHours(1), log::forget);
        return log;
    }

    private final class Kept implements TableSink.Tables {
        /// What was made of another journal stays: it was done all the same.
        @Override
        public Position begin(Handle handle, Position head) {
            return new Position(head.epoch(), 0);
        }

        @Override
        public void take(Handle handle, List<Entry> entries) {
            entries.stream().filter(entry -> entry.ticket() == null).forEach(entry -> table.add(handle, entry));
        }
    }

    /// What was done just before an instant, newest first. The page is a little longer than asked for where several
    /// share its last instant.
    ///
    /// @param before null for the newest
    /// @param limit 1 to 50; what lies outside is moved to the nearer end
    public AuditPage page(@Nullable Instant before, int limit) {
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        var from = StoredTime.orLatest(before);
        return database.jdbi().withHandle(handle -> {
            var entries = table.before(handle, from, most);
            var more = !entries.isEmpty()
                    && !table.before(handle, entries.getLast().at(), 1).isEmpty();
            return new AuditPage(entries, more);
        });
    }

    private void forget() {
        database.jdbi()
                .useTransaction(
                        handle -> table.forgetBefore(handle, clock.instant().minus(KEPT)));
    }
}
