package dev.sportello.relay.maintenance;

import dev.sportello.relay.bulk.FileImport;
import dev.sportello.relay.bulk.ImportOptions;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.OwnerOnly;
import dev.sportello.relay.team.AdminCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where commands ask a relay that runs for what only it can do, since nobody else may open its database: a folder in
/// the data folder, for the relay's own user only. A request is a file `ID.request` that holds a word for what is asked
/// and what belongs to it; the relay renames it to `ID.taken`, does it, and renames it to `ID.done`, or writes why not
/// into `ID.failed`. Used by one thread.
public final class Requests implements AutoCloseable {
    static final String REQUEST = ".request";
    static final String TAKEN = ".taken";
    static final String DONE = ".done";
    static final String FAILED = ".failed";

    /// Where an answer is written, before it takes its name.
    private static final String ANSWER = ".answer";

    /// How far a long piece of work is: what is done, and all.
    static final String PROGRESS = ".progress";

    /// Locked by who waits, for as long as it does.
    static final String WAITING = ".waiting";

    /// Asks for a copy of the database, in the file whose path follows.
    static final String COPY = "copy";

    /// Asks to keep a code for an admin, whose hash and end follow. The code itself stays with who asks.
    static final String ADMIN_CODE = "admin-code";

    /// Asks to import a file; the options follow. It takes long, and holds up no other request.
    static final String IMPORT = "import";

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Path folder;
    private final Database database;
    private final RequestedImports imports;

    private Requests(Path folder, Database database, FileImport imports) {
        this.folder = folder;
        this.database = database;
        this.imports = new RequestedImports(folder, imports);
    }

    /// Begins anew: what was asked of a relay that has ended is not done.
    ///
    /// @param data the data folder
    /// @param imports does what takes long
    public static Requests open(Path data, Database database, FileImport imports) {
        var requests = new Requests(folder(data), database, imports);
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
            var asked = Files.readString(taken).strip().split(" ", 2);
            if (asked[0].equals(IMPORT)) {
                imports.begin(id, ImportOptions.read(asked[1]));
                return;
            }
            make(asked);
            Files.move(taken, folder.resolve(id + DONE));
        } catch (IOException e) {
            refuse(id, FileFailure.reason(e), e);
        } catch (RuntimeException e) {
            refuse(id, String.valueOf(e.getMessage()), e);
        }
    }

    private void refuse(String id, String reason, Exception failure) throws IOException {
        LOG.warn("What a command asked for could not be done.", failure);
        answer(folder, id, FAILED, reason);
    }

    /// In a file of the relay's own: that of the request may be another user's.
    static void answer(Path folder, String id, String state, String text) throws IOException {
        var written = Files.writeString(folder.resolve(id + ANSWER), text);
        Files.move(written, folder.resolve(id + state), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(folder.resolve(id + TAKEN));
    }

    private void make(String[] asked) throws IOException {
        switch (asked[0]) {
            case COPY -> copyTo(Path.of(asked[1]));
            case ADMIN_CODE -> keep(asked[1].split(" ", 2));
            default -> throw new IOException("this relay does not know what \"" + asked[0] + "\" is");
        }
    }

    /// Waits until an import that is under way has noticed it.
    @Override
    public void close() {
        imports.close();
    }

    private void copyTo(Path target) throws IOException {
        OwnerOnly.createFile(target);
        database.copyTo(target);
        LOG.info("The database was copied to {}.", target);
    }

    private void keep(String[] code) {
        var until = Instant.parse(code[1]);
        AdminCodes.put(database, code[0], until);
        LOG.info("The operator has made a code for an admin, until {}.", until);
    }
}
