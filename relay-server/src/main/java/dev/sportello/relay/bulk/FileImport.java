package dev.sportello.relay.bulk;

import dev.sportello.relay.customer.BulkIntake;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.klaviyo.ToldLine;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Imports files. Thread-safe.
///
/// @param beside whether chats go on in the same database meanwhile
public record FileImport(Database database, Customers customers, Clock clock, boolean beside) {

    /// Of the file in one block: it is held as objects, which take many times that.
    private static final int MOST_BYTES = 2 << 20;

    /// Who waits for an import.
    public interface Watch {

        /// Whether anybody still waits for it.
        boolean goesOn();

        /// @param done bytes of the file
        void at(long done, long all);
    }

    /// Takes in all of a file that can be taken, from where an import of the same file was broken off.
    ///
    /// @throws ImportFailed where the file cannot be read at all, or others were quicker each time
    public ImportReport run(ImportOptions options, Watch watch) throws ImportFailed {
        try (var file = ImportFile.open(options)) {
            return new Run(options, file, watch).all();
        } catch (IOException e) {
            throw new ImportFailed("The file " + options.file() + " cannot be read: " + e.getMessage());
        }
    }

    private record Line(long number, BulkIntake.Told told) {}

    /// One import. For one thread.
    private final class Run {
        private final ImportOptions options;
        private final ImportFile file;
        private final Watch watch;
        private final ImportReport report;
        private final LineReader reader;
        private final Pace pace = new Pace(beside);
        private final ImportPositions positions = new ImportPositions(database.jdbi());
        private final List<Line> block = new ArrayList<>();
        private long bytes;

        Run(ImportOptions options, ImportFile file, Watch watch) {
            this.options = options;
            this.file = file;
            this.watch = watch;
            report = new ImportReport(options.dry());
            reader = new LineReader(file.rows(), options.encoding(), new ToldLine(customers.profiles()));
        }

        ImportReport all() throws IOException, ImportFailed {
            if (!options.dry()) {
                resume();
            }
            FileRecords.@Nullable Record last = null;
            for (var next = file.records().next();
                    next != null;
                    next = file.records().next()) {
                read(next);
                last = next;
                if (block.size() >= pace.lines() || bytes >= MOST_BYTES) {
                    take(next);
                    if (!watch.goesOn()) {
                        return report;
                    }
                }
            }
            if (last != null) {
                take(last);
            }
            if (!options.dry()) {
                positions.remove(file.id(), clock.instant());
                database.force();
            }
            report.ended();
            return report;
        }

        private void resume() throws IOException {
            var reached = positions.find(file.id());
            if (reached != null) {
                file.records().seek(reached.end(), reached.line());
                report.resumed(reached.line());
            }
        }

        private void read(FileRecords.Record next) {
            bytes += next.bytes().length;
            try {
                var told = reader.read(next, clock.instant());
                if (told != null) {
                    block.add(new Line(next.line(), told));
                }
            } catch (BadLine e) {
                report.failed(next.line(), String.valueOf(e.getMessage()));
            }
        }

        private void take(FileRecords.Record last) throws IOException, ImportFailed {
            var began = System.nanoTime();
            var told = block.stream().map(Line::told).toList();
            var now = clock.instant();
            var reached = new ImportPositions.Reached(last.end(), last.next());
            var effects = patiently(() -> options.dry()
                    ? customers.bulk().tried(told, now)
                    : customers.bulk().take(told, now, handle -> ImportPositions.put(handle, file.id(), reached, now)));
            for (var at = 0; at < block.size(); at++) {
                report.took(block.get(at).number(), block.get(at).told(), effects.get(at));
            }
            block.clear();
            bytes = 0;
            watch.at(last.end(), file.records().size());
            pace.rest(System.nanoTime() - began);
        }

        private static List<BulkIntake.Effect> patiently(
                WriteConflict.Step<List<BulkIntake.Effect>, RuntimeException> block) throws ImportFailed {
            try {
                return WriteConflict.patiently(block);
            } catch (JdbiException e) {
                if (WriteConflict.causes(e)) {
                    throw new ImportFailed("Others were quicker each time. Run it again.");
                }
                throw e;
            }
        }
    }
}
