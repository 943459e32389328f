package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A log whose projections stand at its end.
record OpenedLog(UUID epoch, JournalTables.End end, Projections projections, AnsweredCommands answered) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedLog.class);
    private static final int ROWS_AT_ONCE = 100;

    /// Rows between two words on how far it is.
    private static final long TELL_EVERY = 100_000;

    static OpenedLog open(JournalParts parts, List<Projection> features) {
        var database = parts.database();
        var epoch = database.jdbi().inTransaction(handle -> {
            JournalTables.begin(handle);
            return JournalTables.head(handle).epoch();
        });
        // A relay that was killed may have left entries that are committed but not yet forced.
        database.force();
        var answered = new AnsweredCommands();
        var all = new ArrayList<>(features);
        all.add(answered);
        var projections = new Projections(database, epoch, all);
        var end = database.jdbi().withHandle(JournalTables::end);
        var stands = catchUp(database, new LogReader(parts.codec()), projections, projections.open(end));
        return new OpenedLog(epoch, stands, projections, answered);
    }

    /// Applies what the projections lack: nothing after an orderly end, a second's entries after a kill, all of them
    /// where the projections are made anew.
    private static JournalTables.End catchUp(
            Database database, LogReader reader, Projections projections, JournalTables.End from) {
        var stands = from;
        while (true) {
            var after = stands.row();
            var rows = database.jdbi().withHandle(handle -> JournalTables.rowsAfter(handle, after, ROWS_AT_ONCE));
            if (rows.isEmpty()) {
                return stands;
            }
            rows.forEach(row -> projections.apply(reader.read(row)));
            stands = JournalTables.End.of(rows.getLast());
            projections.upTo(stands.row());
            if (stands.row() / TELL_EVERY > after / TELL_EVERY) {
                LOG.info("The projections are made from the journal: row {}.", stands.row());
            }
        }
    }
}
