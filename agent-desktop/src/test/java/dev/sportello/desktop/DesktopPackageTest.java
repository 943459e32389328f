package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.rig.ServerProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desktop's package, installed and started on a display.
@Tag("package")
class DesktopPackageTest {
    private static final int ENDED_BY_A_SIGNAL = 143;

    @TempDir
    Path folder;

    @Test
    void installsOpensItsWindowAndGoes() throws Exception {
        var system = PackageFolder.make(Files.createDirectories(folder.resolve("root")));
        system.install(Path.of("target"));
        var root = system.root();
        hasCacheOfItsOwnJava(root.resolve("usr/lib/sportello/lib"));
        assertThat(Files.readAllLines(root.resolve("usr/lib/sportello/lib/app/sportello.cfg")))
                .as("what the system starts at login, with the options of the agent")
                .contains("java-options=-Dsportello.launcher=/usr/bin/sportello");
        var entry = Files.readAllLines(root.resolve("usr/share/applications/sportello.desktop"));
        assertThat(entry).contains("Exec=sportello %u", "Icon=sportello", "MimeType=x-scheme-handler/sportello;");
        assertThat(root.resolve("usr/share/icons/hicolor/48x48/apps/sportello.png"))
                .exists();

        var data = Files.createDirectories(folder.resolve("data"));
        DesktopTraining.fill(data);
        var display = new ProcessBuilder(
                        ServerProcess.program("Xvfb"), "-displayfd", "1", "-screen", "0", "1400x900x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var line = new BufferedReader(new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8))) {
            var name = ":" + line.readLine();
            assertThat(windowClass(root, data, name, folder.resolve("output.log")))
                    .as("by which the desktop finds the window's entry")
                    .isEqualTo(entry.stream()
                            .filter(one -> one.startsWith("StartupWMClass="))
                            .map(one -> one.substring("StartupWMClass=".length()))
                            .findFirst()
                            .orElseThrow());
        } finally {
            display.destroy();
            var _ = display.onExit().join();
        }
        assertThat(data.resolve("window.properties")).content().contains("x=", "y=", "width=");
        system.uninstall("--purge", "sportello");
        assertThat(root.resolve("usr/lib/sportello")).doesNotExist();
    }

    /// Starts the program, waits until it shows tickets, and ends it.
    private static String windowClass(Path root, Path data, String display, Path output) throws Exception {
        var builder = new ProcessBuilder(root.resolve("usr/bin/sportello").toString(), "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().put("SPORTELLO_LOG", "DEBUG");
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "");
        builder.environment().remove("WAYLAND_DISPLAY");
        var desktop = builder.start();
        String windowClass;
        try {
            await("tickets")
                    .atMost(RunningDesktop.PATIENCE)
                    .until(() -> !desktop.isAlive() || read(output).contains(FirstTickets.SHOWN));
            assertThat(read(output)).contains(FirstTickets.SHOWN);
            windowClass = windowClass(display);
            // A second start, by a link to a ticket that nobody has, hands over and ends.
            // The JVM refuses two collectors at once.
            builder.environment().put("SPORTELLO_JAVA_OPTIONS", "-XX:+UseParallelGC");
            var second = builder.command(
                            builder.command().getFirst(), "--data", data.toString(), "sportello://ticket/7")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(second.waitFor()).isZero();
        } finally {
            desktop.destroy();
        }
        assertThat(desktop.waitFor()).isEqualTo(ENDED_BY_A_SIGNAL);
        return windowClass;
    }

    /// Also while the last character is half written.
    private static String read(Path output) throws Exception {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    private static String windowClass(String display) {
        var command = List.of(ServerProcess.program("xwininfo"), "-display", display, "-root", "-tree");
        return await("the window")
                .until(
                        () -> PackageFolder.run(command)
                                .lines()
                                // JavaFX and GTK have small ones besides, which nobody sees.
                                .filter(line -> line.matches(".*\\(\"[^\"]*\" \"[^\"]*\"\\)  1[0-9]{3}x.*"))
                                .map(line -> line.replaceFirst(".*\\(\"[^\"]*\" \"([^\"]*)\"\\).*", "$1"))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    /// Java refuses to start with a cache that does not fit, where it is told to.
    private static void hasCacheOfItsOwnJava(Path library) throws Exception {
        var lines = Files.readAllLines(library.resolve("app/sportello.cfg")).stream()
                .map(line -> line.replace("$APPDIR", library.resolve("app").toString()))
                .toList();
        var command =
                new ArrayList<>(List.of(library.resolve("runtime/bin/java").toString()));
        lines.stream()
                .filter(line -> line.startsWith("java-options="))
                .filter(line -> !line.contains("-Xlog"))
                .forEach(line -> command.add(line.substring("java-options=".length())));
        var classPath = lines.stream()
                .filter(line -> line.startsWith("app.classpath="))
                .map(line -> line.substring("app.classpath=".length()))
                .collect(Collectors.joining(":"));
        command.addAll(List.of("-XX:AOTMode=on", "-cp", classPath, AgentDesktop.class.getName(), "--version"));
        assertThat(PackageFolder.run(command)).startsWith("Sportello desktop");
    }
}
