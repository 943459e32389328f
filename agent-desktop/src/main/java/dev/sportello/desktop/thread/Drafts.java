package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.Draft;
import dev.sportello.model.Ticket;

/// Where what the agent has begun to write is kept, ticket by ticket: the desk, which has it on disk.
public interface Drafts {
    /// An empty one for nothing.
    Draft read(Ticket ticket);

    /// An empty one forgets what was there.
    void keep(Ticket ticket, Draft draft);
}
