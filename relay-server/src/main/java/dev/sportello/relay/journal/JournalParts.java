package dev.sportello.relay.journal;

import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.time.Clock;
import java.util.Objects;

/// What a journal works with.
public record JournalParts(Database database, Codec codec, Clock clock, Peers peers) {
    public JournalParts {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(peers, "peers");
    }
}
