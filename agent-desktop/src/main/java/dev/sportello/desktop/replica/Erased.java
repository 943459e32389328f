package dev.sportello.desktop.replica;

import dev.sportello.model.Change;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.HashSet;
import java.util.Set;

/// What the relay has erased for ever: nothing of it stays here, drafts and waiting commands neither.
record Erased(Set<TicketId> tickets, Set<ProfileId> profiles) {
    static final Erased NOTHING = new Erased(Set.of(), Set.of());

    Erased {
        tickets = Set.copyOf(tickets);
        profiles = Set.copyOf(profiles);
    }

    boolean isEmpty() {
        return tickets.isEmpty() && profiles.isEmpty();
    }

    Erased with(Change.Erases change) {
        var tickets = new HashSet<>(this.tickets);
        tickets.addAll(change.tickets());
        var profiles = new HashSet<>(this.profiles);
        if (change instanceof Change.ProfileErased one) {
            profiles.add(one.profile());
        }
        return new Erased(tickets, profiles);
    }
}
