package dev.sportello.relay.ticket;

import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a shopper missed. A live ticket tells all of it that the shopper may know; of a closed one it is told that it
/// was closed, and nothing else. Thread-safe.
///
/// Who was away for a moment is served from memory: when a relay or its database was away, everybody comes back at
/// once, and the tables would have to be written first for each of them.
final class MissedEntries {
    /// A hub whose shopper has begun and ended more chats since starts over.
    private static final int MOST_TICKETS = 20;

    private final Journal journal;
    private final TicketBook book;
    private final Threads threads;

    MissedEntries(Journal journal, TicketBook book, Threads threads) {
        this.journal = journal;
        this.book = book;
        this.threads = threads;
    }

    /// The entries after a sequence number, in order, up to now or a little later.
    ///
    /// @return empty if that is very much, or some of it is kept no longer
    Optional<List<JournalEntry>> of(ProfileId shopper, long after) {
        var recent = journal.recent(after).flatMap(entries -> among(entries, shopper));
        return recent.isPresent() ? recent : stored(shopper, after);
    }

    /// @return empty if a ticket is in memory no longer
    private Optional<List<JournalEntry>> among(List<JournalEntry> entries, ProfileId shopper) {
        var missed = new ArrayList<JournalEntry>();
        for (var entry : entries) {
            var id = entry.entry().ticket();
            if (id == null) {
                continue;
            }
            var ticket = book.published(id);
            if (ticket == null) {
                return Optional.empty();
            }
            if (ticket.profile().equals(shopper)
                    && Visibility.toShopperWhoComesBack(ticket, entry.entry().change())) {
                missed.add(entry);
            }
        }
        return missed.size() > Threads.MOST_MISSED ? Optional.empty() : Optional.of(missed);
    }

    private Optional<List<JournalEntry>> stored(ProfileId shopper, long after) {
        // The log's entries may be dropped; those of a live thread stay, but not the cursors'.
        return !journal.keeps(after)
                ? Optional.empty()
                : journal.snapshot((handle, _) -> {
                    var changed = book.table().changedAfter(handle, shopper, Channel.WEB_CHAT, after, MOST_TICKETS);
                    return changed.size() == MOST_TICKETS
                            ? Optional.empty()
                            : threads.missed(handle, changed.reversed(), after);
                });
    }
}
