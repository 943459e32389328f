package dev.sportello.relay.journal;

import org.jdbi.v3.core.Handle;

/// What a feature knows within one transaction of the writer, while the commands of a batch are executed. It lives
/// for that transaction, on the writer's thread. What the feature keeps in memory changes only when the entries
/// are published.
public interface FeatureTransaction {

    /// Writes what was collected to tables of the feature's own that are no projection. Called once, when all commands
    /// of the batch have been executed.
    default void write(Handle handle) {}
}
