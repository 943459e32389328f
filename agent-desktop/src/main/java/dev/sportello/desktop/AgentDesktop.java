package dev.sportello.desktop;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.handover.InstanceSocket;
import dev.sportello.desktop.handover.OpenRequest;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.Language;
import dev.sportello.desktop.tray.Tray;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.TimeFormat;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/// The desktop program: reads the options, opens what is on disk, and shows the window.
///
/// Not an Application of JavaFX: Java refuses to start one whose JavaFX is on the class path.
public final class AgentDesktop {
    private static final int CANNOT_START = 1;

    /// No exit code: a window is open, and keeps the process alive.
    private static final int OPEN = -1;

    public static void main(String[] arguments) {
        // What needs no options begins beside the parser of the options: each takes a tenth of a start.
        var log = CompletableFuture.runAsync(LoggerFactory::getILoggerFactory);
        var emoji = CompletableFuture.supplyAsync(EmojiIndex::new);
        var screen = DesktopOptions.opensWindow(arguments) ? openScreen() : null;
        var exit = DesktopOptions.run(arguments, options -> {
            log.join();
            return start(options, emoji.join(), screen == null ? openScreen() : screen);
        });
        if (exit != OPEN) {
            // An orderly exit would wait for the screen that is being opened. Nothing else is open.
            Runtime.getRuntime().halt(exit);
        }
    }

    /// Opens what is on disk, before there is a window that could hang meanwhile.
    private static int start(DesktopOptions options, EmojiIndex emoji, CompletableFuture<Void> screen) {
        if (InstanceSocket.send(options.data(), options.link())) {
            // The window that there is already comes to the front.
            return 0;
        }
        var clock = SystemClock.ofThisMachine(Clock.systemUTC());
        try {
            return show(options, clock, emoji, screen) ? OPEN : 0;
        } catch (CannotStart reason) {
            return refuse(reason, screen);
        } catch (CompletionException noDisplay) {
            return refuse("There is no display to open a window on. Start the desktop from a graphical session.");
        }
    }

    private static CompletableFuture<Void> openScreen() {
        var opened = new CompletableFuture<Void>();
        // Not a daemon: the FX thread is its child, and keeps the process alive.
        var _ = Thread.ofPlatform().name("screen").start(() -> {
            try {
                Platform.startup(() -> {
                    WindowClass.set();
                    opened.complete(null);
                    // The thread has nothing else to do until the files are open.
                    Theme.prepare();
                });
            } catch (RuntimeException | Error failure) {
                opened.completeExceptionally(failure);
            }
        });
        return opened;
    }

    /// @return whether a window is open
    private static boolean show(DesktopOptions options, Clock clock, EmojiIndex emoji, CompletableFuture<Void> screen)
            throws CannotStart {
        var timing = new Timing(ConnectionTimes.STANDARD, clock, new SecureRandom());
        var desktop = FolderWait.open(options.data(), options.link(), timing);
        if (desktop == null) {
            // Another start was quicker, and its window comes to the front.
            return false;
        }
        var session = desktop.session();
        var entering = session == null ? null : new DesktopWindow.Entering(session, desktop.enterSoon(session));
        var system = new TimeFormat(
                clock,
                Language.shown(Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT)));
        // What JavaFX writes by itself, such as the months of a calendar, reads like all else in the window.
        Locale.setDefault(desktop.preferences().current().get().language().locale(system.locale()));
        var machine = new Machine(
                system, emoji, desktop.windowFile().read(), Notifier::ofSystem, Tray::ofSystem, Autostart.ofSystem());
        screen.join();
        Platform.runLater(() -> {
            var window = new DesktopWindow(desktop, options, machine, new Stage());
            // The end of a session of the system comes as a signal, and ends the program as closing the window does.
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("ending").unstarted(window::end));
            window.show(entering);
            window.perform(OpenRequest.of(options.link()));
            desktop.instances().listen(request -> Platform.runLater(() -> window.perform(request)));
        });
        return true;
    }

    /// Says it on the screen as well, where there is one: who started the program by its icon sees no console.
    private static int refuse(CannotStart reason, CompletableFuture<Void> screen) {
        var exit = refuse(String.valueOf(reason.getMessage()));
        var read = new CompletableFuture<Void>();
        var shown = screen.handle((_, noDisplay) -> noDisplay == null).join();
        if (shown) {
            Platform.runLater(() -> {
                try {
                    var _ = StartRefusal.show(reason, Locale.getDefault(Locale.Category.DISPLAY), read);
                } catch (RuntimeException e) {
                    read.completeExceptionally(e);
                }
            });
            read.handle((_, _) -> true).join();
        }
        return exit;
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return CANNOT_START;
    }

    private AgentDesktop() {}
}
