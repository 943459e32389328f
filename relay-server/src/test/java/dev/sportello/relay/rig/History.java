package dev.sportello.relay.rig;

import dev.sportello.model.Entry;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorName;
import java.util.ArrayList;
import java.util.List;

/// What everybody did and saw, in the order in which it happened to them. Thread-safe.
///
/// A sender notes a command before its bytes leave, and an answer after they came: so what stands before something else
/// here happened before it in the world too.
public final class History {
    private final List<Event> events = new ArrayList<>();
    private int answers;

    /// @param who names a shopper or one desktop of an agent
    public sealed interface Event {
        String who();

        /// A command left, for the first time or again.
        record Sent(String who, Command command) implements Event {}

        /// The relay said that the command is done, and on disk.
        record Done(String who, CommandId id, long sequence) implements Event {}

        record Refused(String who, CommandId id, ErrorName error) implements Event {}

        /// An entry came over the link.
        record Saw(String who, Entry entry) implements Event {}

        /// A listener goes on from a snapshot, which holds everything up to the sequence number.
        record Loaded(String who, long sequence) implements Event {}
    }

    public synchronized void add(Event event) {
        events.add(event);
        if (event instanceof Event.Done) {
            answers++;
        }
    }

    /// How many commands have been done, or told again that they are.
    public synchronized int answers() {
        return answers;
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /// The events of one kind, in their order.
    public <E extends Event> List<E> of(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
