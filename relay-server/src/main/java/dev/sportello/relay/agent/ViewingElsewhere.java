package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame.LookAt;
import java.util.UUID;

/// What a desktop has on screen that is connected to another relay, as text between the relays.
///
/// @param desktop its number at that relay
record ViewingElsewhere(long desktop, AgentId agent, LookAt look) {
    private static final String NOTHING = "-";

    String text() {
        var ticket =
                look.ticket() == null ? NOTHING : String.valueOf(look.ticket().number());
        return desktop + " " + agent.value() + " " + ticket + " " + look.typing();
    }

    /// @throws IllegalArgumentException if a newer relay means something else
    static ViewingElsewhere of(String text) {
        var parts = text.split(" ");
        if (parts.length < 4) {
            throw new IllegalArgumentException("Not understood: " + text);
        }
        var ticket = parts[2].equals(NOTHING) ? null : new TicketId(Long.parseLong(parts[2]));
        return new ViewingElsewhere(
                Long.parseLong(parts[0]),
                new AgentId(UUID.fromString(parts[1])),
                new LookAt(ticket, Boolean.parseBoolean(parts[3])));
    }
}
