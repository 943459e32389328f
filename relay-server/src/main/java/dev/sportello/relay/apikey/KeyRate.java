package dev.sportello.relay.apikey;

import dev.sportello.model.ApiKeyId;
import dev.sportello.relay.http.Passage;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.peer.Peers;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How often each key may be used, at all relays on one database together. Each tells the others now and then
/// how often it was, and not of each use: an import is a hundred a second. What passes at several of them
/// meanwhile is owed: nobody passes until that much time has gone by. Thread-safe.
final class KeyRate {
    private static final String TOPIC = "api-key";

    private final RateLimit<ApiKeyId> limit;
    private final Peers peers;
    private final ConcurrentHashMap<ApiKeyId, Long> untold = new ConcurrentHashMap<>();

    /// @param peers not started yet
    KeyRate(RateLimit<ApiKeyId> limit, Peers peers) {
        this.limit = limit;
        this.peers = peers;
        peers.hear(TOPIC, (_, text) -> heard(text.split(" ", 2)));
    }

    Passage pass(ApiKeyId key) {
        var passage = limit.take(key);
        if (passage.passed()) {
            untold.merge(key, 1L, Long::sum);
        }
        return passage;
    }

    /// Tells the others what has passed since the last time. To be called every second.
    void tell() {
        for (var key : untold.keySet()) {
            var uses = untold.remove(key);
            if (uses != null) {
                peers.tell(TOPIC, key + " " + uses);
            }
        }
    }

    private void heard(String[] keyAndUses) {
        limit.count(new ApiKeyId(UUID.fromString(keyAndUses[0])), Long.parseLong(keyAndUses[1]));
    }
}
