package dev.sportello.relay.maintenance;

import dev.sportello.relay.bulk.FileImport;
import dev.sportello.relay.bulk.ImportFailed;
import dev.sportello.relay.bulk.ImportOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imports files that a command has asked for, one at a time, for as long as that command waits. For the thread of
/// [Requests].
final class RequestedImports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestedImports.class);

    private final Path folder;
    private final FileImport imports;
    private volatile boolean closing;

    @Nullable
    private Thread running;

    RequestedImports(Path folder, FileImport imports) {
        this.folder = folder;
        this.imports = imports;
    }

    /// @throws IOException where another one is under way
    void begin(String id, ImportOptions options) throws IOException {
        if (running != null && running.isAlive()) {
            throw new IOException("another import is under way: wait until it has ended");
        }
        running = Thread.ofVirtual().name("import").start(() -> run(id, options));
    }

    private void run(String id, ImportOptions options) {
        try {
            var report = imports.run(options, new Command(id));
            LOG.info("An import has {}.", report.whole() ? "ended" : "been broken off");
            answer(id, Requests.DONE, report.failed() + "\n" + String.join("\n", report.sentences()));
        } catch (ImportFailed e) {
            answer(id, Requests.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("An import has failed.", e);
            answer(id, Requests.FAILED, "The database has failed: look at the relay's log.");
        }
    }

    private void answer(String id, String state, String text) {
        try {
            Requests.answer(folder, id, state, text);
        } catch (IOException e) {
            LOG.warn("The command that has asked for an import hears nothing of its end.", e);
        }
    }

    /// The command that waits.
    private final class Command implements FileImport.Watch {
        private final Path waiting;
        private final Path progress;

        Command(String id) {
            waiting = folder.resolve(id + Requests.WAITING);
            progress = folder.resolve(id + Requests.PROGRESS);
        }

        /// Its lock goes with its process, however that ends.
        @Override
        public boolean goesOn() {
            if (closing || !Files.exists(waiting)) {
                return false;
            }
            try (var channel = FileChannel.open(waiting, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                return lock == null;
            } catch (OverlappingFileLockException e) {
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void at(long done, long all) {
            try {
                Files.writeString(progress, done + " " + all);
            } catch (IOException e) {
                LOG.debug("The progress of an import cannot be told.", e);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
