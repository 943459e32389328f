package dev.sportello.desktop.thread;

import dev.sportello.model.TicketId;

/// Where what the agent has begun to write is kept, ticket by ticket: the desk, which has it on disk.
public interface Drafts {
    /// Empty for nothing.
    String read(TicketId ticket);

    /// Empty forgets it.
    void keep(TicketId ticket, String text);
}
