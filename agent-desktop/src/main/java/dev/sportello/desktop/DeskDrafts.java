package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.thread.Drafts;
import dev.sportello.model.TicketId;
import java.util.function.Consumer;

/// Drafts as the desk keeps them.
///
/// @param typed hears of the ticket in which the agent goes on writing
record DeskDrafts(Desk desk, Consumer<TicketId> typed) implements Drafts {
    @Override
    public String read(TicketId ticket) {
        return desk.draft(ticket);
    }

    @Override
    public void keep(TicketId ticket, String text) {
        desk.draft(ticket, text);
        if (!text.isEmpty()) {
            typed.accept(ticket);
        }
    }
}
