package dev.sportello.relay.live;

import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Knows which shopper may receive what. Agents receive all.
public interface Audience {

    /// The shopper who may receive an entry that is being published; null where none may. Asked on the writer's
    /// thread; must not block.
    @Nullable
    ProfileId shopper(Entry entry);

    /// What a shopper may receive of the entries after a sequence number, in order, up to now or a little later. May
    /// block.
    ///
    /// @return empty if some of it is kept no longer, or it is so much that the shopper had better start over
    Optional<List<JournalEntry>> missed(ProfileId shopper, long after);
}
