package dev.sportello.desktop;

import dev.sportello.desktop.connection.Pace;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.ui.TimeWords;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The desktop program: reads the options, opens what is on disk, and shows the window.
///
/// Not an Application of JavaFX: Java refuses to start one whose JavaFX is on the class path.
public final class AgentDesktop {
    private static final int CANNOT_START = 1;

    public static void main(String[] arguments) {
        var exit = DesktopOptions.run(arguments, AgentDesktop::start);
        // An open window keeps the process alive; leaving is for when there is none.
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /// Opens what is on disk, which takes a moment, before there is a window that could hang meanwhile.
    private static int start(DesktopOptions options) {
        var clock = Clock.system(ZoneId.systemDefault());
        try {
            var desktop = new Desktop(options.data(), new Timing(Pace.STANDARD, clock, new SecureRandom()));
            var session = desktop.session();
            var system = new TimeWords(clock, Locale.getDefault());
            // What JavaFX writes by itself, such as the months of a calendar, reads like all else in the window.
            Locale.setDefault(desktop.preferences().current().get().language().locale(system.locale()));
            var emoji = new EmojiIndex();
            var place = desktop.windowFile().read();
            Platform.startup(
                    () -> new DesktopWindow(desktop, options, system, emoji, place, new Stage()).show(session));
            return 0;
        } catch (CannotStart reason) {
            return refuse(String.valueOf(reason.getMessage()));
        } catch (UnsupportedOperationException noDisplay) {
            return refuse("There is no display to open a window on. Start the desktop from a graphical session.");
        }
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return CANNOT_START;
    }

    private AgentDesktop() {}
}
