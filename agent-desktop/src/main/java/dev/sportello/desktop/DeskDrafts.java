package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.thread.Drafts;
import dev.sportello.model.TicketId;

/// Drafts as the desk keeps them.
record DeskDrafts(Desk desk) implements Drafts {
    @Override
    public String read(TicketId ticket) {
        return desk.draft(ticket);
    }

    @Override
    public void keep(TicketId ticket, String text) {
        desk.draft(ticket, text);
    }
}
