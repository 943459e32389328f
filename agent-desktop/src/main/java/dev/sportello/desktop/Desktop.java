package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.DeviceTokens;
import dev.sportello.desktop.connection.SessionFile;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.handover.InstanceSocket;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.replica.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything of the desktop that has no window, wired together: the data folder, the session, the desk. Thread-safe,
/// since a window can be closed while its replica is still being opened; opening, entering and leaving read files and
/// wait for one another, and so belong on a background thread.
public final class Desktop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

    private final Path folder;
    private final FolderLock lock;
    private final InstanceSocket instances;
    private final DamagedFiles damaged;
    private final SessionFile sessionFile;
    private final KeptPreferences preferences;
    private final Timing timing;
    private final RelayHttp http;
    private @Nullable Desk desk;
    private boolean closed;

    /// Takes the data folder for this process.
    ///
    /// @throws CannotStart if the folder cannot be used or another desktop uses it; its message says what to do
    public Desktop(Path folder, Timing timing) throws CannotStart {
        this.folder = folder;
        this.timing = timing;
        lock = FolderLock.take(folder);
        http = new RelayHttp(timing.pace().connect());
        instances = InstanceSocket.open(folder);
        damaged = new DamagedFiles(timing.clock());
        sessionFile = new SessionFile(folder.resolve("session.json"), damaged);
        preferences = new KeptPreferences(folder.resolve("preferences.json"), damaged);
    }

    /// Who is signed in; null: show the sign-in.
    public @Nullable SavedSession session() throws CannotStart {
        try {
            return sessionFile.read();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// By which a second start reaches this one.
    InstanceSocket instances() {
        return instances;
    }

    /// Where the window's place is kept.
    WindowFile windowFile() {
        return new WindowFile(folder.resolve("window.properties"));
    }

    /// What the agent prefers on this computer, whoever is signed in.
    public KeptPreferences preferences() {
        return preferences;
    }

    /// What had to be set aside, in whatever file.
    public DamagedFiles damagedFiles() {
        return damaged;
    }

    public SignInClient signIn() {
        var device = System.getProperty("user.name", "") + " on " + System.getProperty("os.name", "");
        return new SignInClient(http, device, new DeviceTokens(folder.resolve("devices.json"), damaged));
    }

    /// As [#enter], and does not wait: it completes on another thread, and fails with [CannotStart].
    CompletableFuture<Desk> enterSoon(SavedSession session) {
        var entered = new CompletableFuture<Desk>();
        var _ = Thread.ofVirtual().name("entering").start(() -> {
            try {
                entered.complete(enter(session));
            } catch (CannotStart reason) {
                entered.completeExceptionally(reason);
            }
        });
        return entered;
    }

    /// Remembers the session, opens the replica of its agent, and begins to connect. A desk opened before is closed.
    ///
    /// @throws CannotStart if the files cannot be used, or after [#close]: the folder may be another's by then
    public synchronized Desk enter(SavedSession session) throws CannotStart {
        if (closed) {
            throw new CannotStart("This window was closed. Start Sportello again.");
        }
        leave();
        try {
            sessionFile.write(session);
            var own = Files.createDirectories(folder.resolve(folderName(session)));
            var replica = new Replica(own, session.you(), damaged, timing.clock(), timing.random());
            return desk = new Desk(replica, http, session, timing);
        } catch (IOException | RuntimeException e) {
            throw unusable(e);
        }
    }

    /// Closes the desk, if one is open. The session stays, unless the agent has signed out.
    public synchronized void leave() {
        var left = desk;
        if (left == null) {
            return;
        }
        left.close();
        desk = null;
        if (left.isSignedOut()) {
            forgetSession();
        }
    }

    /// A session that stays by a fault of the disk is refused by the relay: it only costs a question at the next start.
    private void forgetSession() {
        try {
            sessionFile.forget();
        } catch (IOException e) {
            LOG.warn("The session could not be forgotten.", e);
        }
    }

    /// Closes a desk after [Desk#signOut], and forgets its session. Does nothing when somebody has signed in meanwhile.
    public synchronized void leave(Desk signedOut) {
        if (signedOut.equals(desk)) {
            leave();
        }
    }

    /// Returns when nothing goes on any more and the folder is free; closing once more is harmless.
    @Override
    public synchronized void close() {
        closed = true;
        instances.close();
        leave();
        http.close();
        preferences.close();
        lock.close();
    }

    /// Each agent of each relay has own files: two who share a machine, or one who works for two shops, never mix.
    static String folderName(SavedSession session) {
        var relay = session.relay().getAuthority() + session.relay().getPath();
        return relay.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + session.you().id();
    }

    private CannotStart unusable(Exception e) {
        return CannotStart.unusable(folder, String.valueOf(e.getMessage()));
    }
}
