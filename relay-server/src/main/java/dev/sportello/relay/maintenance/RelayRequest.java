package dev.sportello.relay.maintenance;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;

import dev.sportello.relay.bulk.ImportOptions;
import dev.sportello.relay.storage.DatabaseFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

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

    /// What is asked for.
    ///
    /// @param words of the request
    /// @param missing what there is not if it fails, as the begin of a sentence
    /// @param failed the sentence for the operator around the relay's reason
    private record Wish(String words, String missing, UnaryOperator<String> failed) {}

    /// What is done while the relay works.
    @FunctionalInterface
    private interface Meanwhile {
        void look() throws IOException;
    }

    /// Has the relay copy its database, and waits for it.
    void copyTo(Path target) throws CommandFailed, IOException {
        var wish = new Wish(
                Requests.COPY + " " + target,
                "There is no backup",
                reason -> "The relay could not write the copy: " + reason
                        + ". Name a file in a folder in which the relay's user may write and which has room.");
        var file = new DatabaseFile(data).path();
        var progress = new Progress(terminal.out(), "Copying", "bytes at most");
        var _ = ask(wish, () -> {
            if (Files.exists(target)) {
                progress.at(Files.size(target), Files.size(file));
            }
        });
    }

    /// Has the relay keep a code for an admin, and waits for it.
    ///
    /// @param hash of the code
    void keepAdminCode(String hash, Instant until) throws CommandFailed, IOException {
        var wish = new Wish(
                Requests.ADMIN_CODE + " " + hash + " " + until,
                "There is no code",
                reason -> "The relay could not keep the code: " + reason
                        + ". Look at its log, and run the command again.");
        var _ = ask(wish, () -> {});
    }

    /// Has the relay import a file, and waits for it.
    ///
    /// @return how many lines were not taken, and lines that say what was done
    String importFile(ImportOptions options) throws CommandFailed, IOException {
        var wish = new Wish(Requests.IMPORT + " " + options.text(), "The import was broken off", reason -> reason);
        var progress = new Progress(terminal.out(), "Importing", "bytes");
        var file = state(Requests.WAITING);
        try (var waiting = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = waiting.lock()) {
            var answer = ask(wish, () -> {
                if (lock.isValid() && Files.exists(state(Requests.PROGRESS))) {
                    say(progress, Files.readString(state(Requests.PROGRESS)));
                }
            });
            return answer;
        } catch (NoSuchFileException e) {
            throw unanswered();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(state(Requests.PROGRESS));
        }
    }

    /// It may be half written.
    private static void say(Progress progress, String done) {
        var numbers = done.split(" ", 2);
        if (numbers.length == 2 && done.matches("\\d{1,18} \\d{1,18}")) {
            progress.at(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        }
    }

    private String ask(Wish wish, Meanwhile meanwhile) throws CommandFailed, IOException {
        if (!Files.isDirectory(folder)) {
            throw unanswered();
        }
        try (var changes = folder.getFileSystem().newWatchService()) {
            var _ = folder.register(changes, ENTRY_CREATE, ENTRY_DELETE);
            put(wish);
            awaitTaken(changes);
            awaitDone(wish, meanwhile, changes);
            return Files.readString(state(Requests.DONE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(wish.missing + ": the command was interrupted.", e);
        } finally {
            for (var state : new String[] {Requests.REQUEST, Requests.DONE, Requests.FAILED}) {
                Files.deleteIfExists(state(state));
            }
        }
    }

    private void put(Wish wish) throws IOException {
        var writing = Files.writeString(folder.resolve(id + ".writing"), wish.words + "\n");
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

    private void awaitDone(Wish wish, Meanwhile meanwhile, WatchService changes)
            throws CommandFailed, IOException, InterruptedException {
        var database = new DatabaseFile(data);
        while (!Files.exists(state(Requests.DONE))) {
            if (Files.exists(state(Requests.FAILED))) {
                var reason = Files.readString(state(Requests.FAILED)).strip();
                throw new CommandFailed(wish.failed.apply(reason), null);
            }
            if (!database.inUse()) {
                throw new CommandFailed(wish.missing + ": the relay has stopped. Run the command again.", null);
            }
            meanwhile.look();
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
