package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where commands ask a relay that runs for copies of its database: a folder in the data folder, for the
/// relay's own user only. A request is a file `ID.request` that holds the path of the copy; the relay renames
/// it to `ID.taken`, makes the copy, and renames it to `ID.done`, or writes why not into `ID.failed`. Used by
/// one thread.
public final class Requests {
    static final String REQUEST = ".request";
    static final String TAKEN = ".taken";
    static final String DONE = ".done";
    static final String FAILED = ".failed";

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Path folder;
    private final Database database;

    private Requests(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /// Begins anew: what was asked of a relay that has ended is not done.
    ///
    /// @param data the data folder
    public static Requests open(Path data, Database database) {
        var requests = new Requests(folder(data), database);
        requests.begin();
        return requests;
    }

    private void begin() {
        try {
            OwnerOnly.createFolder(folder);
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("The folder {} cannot be used: no backup can be made while the relay runs.", folder, e);
        }
    }

    static Path folder(Path data) {
        return data.resolve("requests");
    }

    /// Does what was asked for since the last time.
    public void look() {
        try {
            for (var request : waiting()) {
                make(request);
            }
        } catch (IOException e) {
            LOG.debug("Requests cannot be looked for.", e);
        }
    }

    private List<Path> waiting() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(REQUEST)).toList();
        }
    }

    private void make(Path request) throws IOException {
        var name = request.getFileName().toString();
        var id = name.substring(0, name.length() - REQUEST.length());
        var taken = Files.move(request, folder.resolve(id + TAKEN));
        try {
            var target = Path.of(Files.readString(taken).strip());
            OwnerOnly.createFile(target);
            database.copyTo(target);
            Files.move(taken, folder.resolve(id + DONE));
            LOG.info("The database was copied to {}.", target);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A copy of the database could not be made.", e);
            Files.writeString(taken, String.valueOf(e.getMessage()));
            Files.move(taken, folder.resolve(id + FAILED));
        }
    }
}
