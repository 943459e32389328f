package dev.sportello.relay.ticket;

import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;

/// Where a profile has at most one live ticket.
record Slot(ProfileId profile, Channel channel) {
    static Slot of(Ticket ticket) {
        return new Slot(ticket.profile(), ticket.channel());
    }
}
