package dev.sportello.desktop.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of which the system starts a program: an entry of XDG's autostart on Linux, an agent of launchd on macOS.
///
/// @param text what it says
record StartFile(Path file, String text) implements Autostart {

    /// Desktop Application Autostart Specification 0.5.
    static StartFile desktopEntry(Path folder, Path launcher) {
        return new StartFile(folder.resolve("sportello.desktop"), """
                [Desktop Entry]
                Type=Application
                Name=Sportello
                Exec=%s
                Icon=sportello
                Terminal=false
                StartupWMClass=sportello
                X-GNOME-Autostart-enabled=true
                """.formatted(quoted(launcher.toString())));
    }

    /// `man launchd.plist`.
    static StartFile launchAgent(Path folder, Path launcher) {
        var escaped = launcher.toString().replace("&", "&amp;").replace("<", "&lt;");
        return new StartFile(folder.resolve("dev.sportello.desktop.plist"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key><string>dev.sportello.desktop</string>
                  <key>ProgramArguments</key><array><string>%s</string></array>
                  <key>RunAtLoad</key><true/>
                </dict>
                </plist>
                """.formatted(escaped));
    }

    /// As the Desktop Entry Specification 1.5 has it: backslashes twice, since the value is a string, and then an
    /// argument in quotation marks.
    private static String quoted(String argument) {
        var inside = argument.replace("\\", "\\\\\\\\")
                .replace("\"", "\\\\\"")
                .replace("`", "\\\\`")
                .replace("$", "\\\\$")
                .replace("%", "%%");
        return '"' + inside + '"';
    }

    @Override
    public boolean on() throws IOException {
        // Desktops write the other into it where one switches a program off in their own list.
        return Files.exists(file)
                && Files.readAllLines(file).stream()
                        .noneMatch(
                                line -> line.equals("Hidden=true") || line.equals("X-GNOME-Autostart-enabled=false"));
    }

    @Override
    public void set(boolean on) throws IOException {
        if (on) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } else {
            Files.deleteIfExists(file);
        }
    }
}
