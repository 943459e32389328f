package dev.sportello.desktop.thread;

import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has become of the messages of a thread that left by SMS or email, as its entries tell. A thread is
/// loaded from its end, so that a message's state is often known before the message is; and it stays known when
/// the entry that told it has left the window. FX thread only.
final class Deliveries {
    private final Map<MessageId, Told> told = new HashMap<>();

    private record Told(long sequence, Delivery delivery) {}

    /// Takes what these entries tell, in whatever order they come.
    void note(Collection<Entry> entries) {
        for (var entry : entries) {
            if (entry.change() instanceof Change.DeliveryChanged change) {
                told.merge(
                        change.message(),
                        new Told(entry.sequence(), change.delivery()),
                        (before, now) -> before.sequence > now.sequence ? before : now);
            }
        }
    }

    /// Null for a message of which nothing was told yet: it waits to leave.
    @Nullable
    Delivery of(MessageId message) {
        var last = told.get(message);
        return last == null ? null : last.delivery;
    }
}
