package dev.sportello.relay.maintenance;

import dev.sportello.relay.journal.JournalEpoch;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.TicketNumbers;
import java.time.Duration;
import java.time.Instant;

/// Makes sure that nothing kept elsewhere fits a restored database by accident: a new epoch for the journal,
/// and ticket numbers beyond all that may have been given out since the backup. Stateless.
final class NewEpoch {
    /// More tickets than a shop opens in a day.
    private static final long A_DAY = 10_000;

    /// @param known the highest number that is known to have been given out after the backup; 0 where none is
    /// @return the number that the next ticket gets, or a lower one
    static long of(Database database, long known, Instant now) {
        var first = database.jdbi().inTransaction(handle -> {
            var last = JournalEpoch.endAt(handle);
            var days =
                    last == null ? 0 : Math.max(0, Duration.between(last, now).toDays());
            var passed = Math.max(TicketNumbers.highest(handle), known) + A_DAY * (days + 1);
            TicketNumbers.passed(handle, passed);
            JournalEpoch.renew(handle);
            return passed + 1;
        });
        database.force();
        return first;
    }

    private NewEpoch() {}
}
