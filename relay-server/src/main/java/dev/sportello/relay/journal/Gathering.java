package dev.sportello.relay.journal;

import org.jdbi.v3.core.Handle;

/// What a feature collects while the commands of a batch are carried out, and writes to its own tables in the same
/// transaction. It lives for one transaction, on the writer's thread. What it means for the feature's memory is heard
/// of like everything else: when the entries are published.
public interface Gathering {

    /// Writes what was collected. Called once, when all commands of the batch have been carried out.
    void write(Handle handle);
}
