package dev.sportello.relay.http;

import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.RefusedFrame;

/// A rate that all relays on one database hold together: each tells the others what it let pass, and they count it as
/// theirs. What passes at several of them before they have heard of each other is owed: nobody passes until that much
/// time has gone by. For what is rare and costly, since each act is told. Thread-safe.
public final class SharedRateLimit {
    private final String topic;
    private final RateLimit<String> limit;
    private final Peers peers;

    /// @param topic the same at all relays, a word
    /// @param limit this limit's own
    /// @param peers not started yet
    public SharedRateLimit(String topic, RateLimit<String> limit, Peers peers) {
        this.topic = topic;
        this.limit = limit;
        this.peers = peers;
        peers.hear(topic, (_, actor) -> limit.count(actor));
    }

    /// Lets one act of the actor pass.
    ///
    /// @param actor any text; only its hash is kept and told
    /// @throws RefusedFrame `rate-limited`
    public void pass(String actor) throws RefusedFrame {
        var hash = Tokens.hash(actor);
        limit.pass(hash);
        peers.tell(topic, hash);
    }
}
