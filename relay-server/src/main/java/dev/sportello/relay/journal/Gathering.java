package dev.sportello.relay.journal;

import org.jdbi.v3.core.Handle;

/// What a feature collects while the commands of a batch are carried out, and writes to its own tables in one
/// go. It lives for one transaction, on the writer's thread.
public interface Gathering {

    /// Writes what was collected. Called once, when all commands of the batch have been carried out.
    void write(Handle handle);

    /// The transaction is committed: only now may what was collected change what the feature keeps in memory.
    void committed();
}
