package dev.sportello.relay.rig;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.util.List;

/// How a client learns over its connection that a command was carried out.
public final class Acknowledgement {

    /// Whether a frame says so: `done`, or a message's own entry.
    public static boolean of(CommandId id, RelayFrame frame) {
        return switch (frame) {
            case RelayFrame.Done done -> done.id().equals(id);
            case RelayFrame.Entries(List<Entry> entries) -> entries.stream().anyMatch(entry -> of(id, entry));
            case RelayFrame _ -> false;
        };
    }

    static boolean of(CommandId id, Entry entry) {
        return entry.change() instanceof Change.HasText said
                && said.message().id().equals(id.message());
    }

    private Acknowledgement() {}
}
