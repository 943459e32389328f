package dev.sportello.desktop.autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the system starts the program when the agent logs in. Reads and writes: not for the FX thread. Immutable, so
/// that any thread may call it.
public interface Autostart {

    /// Asked of the system: who has several programs in its list may have taken this one out there.
    boolean on() throws IOException;

    void set(boolean on) throws IOException;

    /// The one of this system; null where it cannot be, since nobody knows by which command this program was started.
    static @Nullable Autostart ofSystem() {
        // What the launchers of archive and package say, or else jpackage's, which lies behind that of a package.
        var launcher = System.getProperty("sportello.launcher", System.getProperty("jpackage.app-path"));
        return launcher == null
                ? null
                : of(
                        System.getProperty("os.name", ""),
                        System.getenv(),
                        Path.of(launcher).toAbsolutePath());
    }

    /// @param launcher the file that starts the program
    static Autostart of(String system, Map<String, String> environment, Path launcher) {
        var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
        if (system.startsWith("Windows")) {
            return new RunKey(launcher);
        }
        if (system.startsWith("Mac")) {
            return StartFile.launchAgent(home.resolve("Library/LaunchAgents"), launcher);
        }
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // A relative path is invalid by the specification, and ignored.
        return StartFile.desktopEntry(
                (config.startsWith("/") ? Path.of(config) : home.resolve(".config")).resolve("autostart"), launcher);
    }
}
