package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.thread.Drafts;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.function.Consumer;

/// Drafts as the desk keeps them.
///
/// @param typed hears of the ticket in which the agent goes on writing
record DeskDrafts(Desk desk, Consumer<TicketId> typed) implements Drafts {
    @Override
    public Draft read(Ticket ticket) {
        return desk.draft(ticket);
    }

    @Override
    public void keep(Ticket ticket, Draft draft) {
        desk.draft(ticket, draft);
        if (!draft.isEmpty()) {
            typed.accept(ticket.id());
        }
    }
}
