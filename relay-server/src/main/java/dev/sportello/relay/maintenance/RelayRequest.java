package dev.sportello.relay.maintenance;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;

import dev.sportello.relay.storage.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Asks the relay that runs on a data folder; see [Requests]. For one thread.
final class RelayRequest {
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long TAKEN_WITHIN = Duration.ofSeconds(20).toNanos();

    private final Path data;
    private final Path folder;
    private final Terminal terminal;
    private final UUID id = UUID.randomUUID();

    RelayRequest(Path data, Terminal terminal) {
        this.data = data;
        this.terminal = terminal;
        folder = Requests.folder(data);
    }

    /// Has the relay copy its database, and waits for it.
    void copyTo(Path target) throws CommandFailed, IOException {
        if (!Files.isDirectory(folder)) {
            throw unanswered();
        }
        try (var changes = folder.getFileSystem().newWatchService()) {
            var _ = folder.register(changes, ENTRY_CREATE, ENTRY_DELETE);
            ask(target);
            awaitTaken(changes);
            awaitDone(target, changes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("There is no backup: the command was interrupted.", e);
        } finally {
            for (var state : new String[] {Requests.REQUEST, Requests.DONE, Requests.FAILED}) {
                Files.deleteIfExists(state(state));
            }
        }
    }

    private void ask(Path target) throws IOException {
        var writing = Files.writeString(folder.resolve(id + ".writing"), target + "\n");
        Files.move(writing, state(Requests.REQUEST), StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitTaken(WatchService changes) throws CommandFailed, InterruptedException {
        var patience = System.nanoTime() + TAKEN_WITHIN;
        while (Files.exists(state(Requests.REQUEST))) {
            if (System.nanoTime() > patience) {
                throw unanswered();
            }
            awaitChange(changes);
        }
    }

    private void awaitDone(Path target, WatchService changes) throws CommandFailed, IOException, InterruptedException {
        var database = new DatabaseFile(data);
        var progress = new Progress(terminal.out(), "Copying", "bytes at most");
        while (!Files.exists(state(Requests.DONE))) {
            if (Files.exists(state(Requests.FAILED))) {
                throw new CommandFailed(
                        "The relay could not write the copy: "
                                + Files.readString(state(Requests.FAILED)).strip()
                                + ". Name a file in a folder in which the relay's user may write and which has room.",
                        null);
            }
            if (!database.inUse()) {
                throw new CommandFailed("There is no backup: the relay has stopped. Run the command again.", null);
            }
            if (Files.exists(target)) {
                progress.at(Files.size(target), Files.size(database.path()));
            }
            awaitChange(changes);
        }
    }

    /// A change, or the time to look how far the copy is.
    private static void awaitChange(WatchService changes) throws InterruptedException {
        var change = changes.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        if (change != null) {
            var _ = change.pollEvents();
            var _ = change.reset();
        }
    }

    private CommandFailed unanswered() {
        return new CommandFailed(
                "A program uses the database in " + data.toAbsolutePath()
                        + " and is no relay that answers. Stop it, and run the command again.",
                null);
    }

    private Path state(String suffix) {
        return folder.resolve(id + suffix);
    }
}
