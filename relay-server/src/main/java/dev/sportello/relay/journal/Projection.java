package dev.sportello.relay.journal;

import org.jdbi.v3.core.Handle;

/// Tables that say nothing but what the log says, arranged to be found quickly. They are written behind the log in
/// bulk, all projections of a relay in one transaction and up to one position, and can be made anew from the log.
///
/// The writer's thread calls [#prepare] and [#apply]; whoever writes calls [#take], [#write] and [#written], one at a
/// time. [#apply] and [#take] never run at once.
public interface Projection {

    /// Of the way in which the log is arranged. A new version has all projections made anew.
    int version();

    /// Empties the tables, and forgets what is in memory.
    void clear(Handle handle);

    /// Prepares to go on where the tables stand.
    void open(Handle handle);

    /// Reads what [#apply] needs of the tables for the row that comes next. Nothing has changed if it fails, as it does
    /// where the database is away; then it is called again for the same row.
    void prepare(CommittedRow row);

    /// Takes in the row that was prepared: each once, in order. Does not ask the database, so that it cannot fail
    /// halfway: what half the projections have taken in would be taken in twice.
    void apply(CommittedRow row);

    /// Puts aside what was applied since it was last written.
    void take();

    /// Writes what was put aside.
    ///
    /// @param writtenRow up to which row of the log the tables stand already, which may be further than where this
    ///     relay left them: another may write them too
    void write(Handle handle, long writtenRow);

    /// What was put aside is in the tables.
    void written();

    /// Whether the projection could not be made anew without an old entry, so that retention has to keep it.
    boolean needs(Handle handle, JournalEntry entry);
}
