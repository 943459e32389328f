package dev.sportello.relay.customer;

import dev.sportello.model.StorableText;
import dev.sportello.model.Event;
import dev.sportello.relay.storage.StoredTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// What a system of the shop tells that a shopper did or got. Immutable.
///
/// @param uniqueId by which it is the same event when it is told again of the same shopper under the same metric
/// @param metric what the shop calls such an event; a longer one is cut
/// @param summary one line; a longer one is cut
/// @param properties further facts as people read them
public record EventReport(
        String uniqueId, Instant at, Event.Kind kind, String metric, String summary, Map<String, String> properties) {
    public EventReport {
        Objects.requireNonNull(uniqueId, "uniqueId");
        at = StoredTime.kept(at);
        Objects.requireNonNull(kind, "kind");
        metric = Objects.requireNonNullElse(StorableText.line(metric, 200), "?");
        summary = Objects.requireNonNullElse(StorableText.line(summary, 500), metric);
        Objects.requireNonNull(properties, "properties");
    }
}
