package dev.sportello.relay.mail.inbound;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/// Which of several relays on a database reads a mailbox: one at a time, for as long as it says so again. A
/// relay that is killed is followed by another one when its time is over. For one thread.
final class MailboxLease {
    private static final Duration TIME = Duration.ofSeconds(90);
    private static final Duration SAYS_SO_EVERY = Duration.ofSeconds(20);

    private final Database database;
    private final Clock clock;
    private final UUID relay;
    private final Supplier<Instant> savedAt;
    private long saidAt = System.nanoTime() - SAYS_SO_EVERY.toNanos();
    private String owned = "";

    /// @param savedAt when an admin has last saved the mailbox: what has come since is not missed while nobody looked
    MailboxLease(Database database, Clock clock, UUID relay, Supplier<Instant> savedAt) {
        this.savedAt = savedAt;
        this.database = database;
        this.clock = clock;
        this.relay = relay;
    }

    /// Whether this relay reads the mailbox. The first to ask for one notes when it was set up.
    boolean own(String name) {
        var fresh = System.nanoTime() - saidAt < SAYS_SO_EVERY.toNanos();
        if (owned.equals(name) && fresh) {
            return true;
        }
        var now = clock.instant();
        var owns = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            if (MailboxTable.find(handle, name) == null) {
                MailboxTable.insert(handle, name, savedAt.get());
            }
            // A database of one relay's own needs none: whoever owned it before is gone.
            return !database.dialect().shared() || MailboxTable.own(handle, name, relay, now, now.plus(TIME));
        }));
        saidAt = System.nanoTime();
        owned = owns ? name : "";
        return owns;
    }

    /// Lets another relay go on at once.
    void leave() {
        if (!owned.isEmpty()) {
            var name = owned;
            owned = "";
            database.jdbi().useHandle(handle -> MailboxTable.leave(handle, name, relay));
        }
    }
}
