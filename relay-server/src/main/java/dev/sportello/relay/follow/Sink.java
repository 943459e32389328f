package dev.sportello.relay.follow;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a follower does with the entries, and where it keeps how far it has come: always together with what it
/// made of them. Called by the follower's thread only. Each method may throw; the follower then asks for the
/// position again.
public interface Sink {

    /// How far it has come. Asked at the start and after each failure, so it must be what is really stored.
    ///
    /// @return null where nothing is kept, or nothing that can be used
    @Nullable
    Position position() throws Exception;

    /// Forgets what it made of another journal, if anything, for this one.
    ///
    /// @param head of the journal now
    /// @return from where it reads: the head for what comes from now on, sequence number 0 for all that is kept
    Position begin(Position head) throws Exception;

    /// Takes the next entries. They may come again after a failure or a kill, from the kept position on. Some
    /// numbers may be missing: what no thread shows is not kept for ever.
    ///
    /// @param upTo the position that all of them, and no others, lead to; there may be no entry of that number
    /// @return where it stands now: that position, or another where somebody else has moved it meanwhile
    Position take(List<Entry> entries, Position upTo) throws Exception;

    /// No further entries are known now: what was put off until then is done here. Called also where none came since.
    default void caughtUp() throws Exception {}
}
