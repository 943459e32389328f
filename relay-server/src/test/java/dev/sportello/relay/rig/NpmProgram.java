package dev.sportello.relay.rig;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A script of `src/test/npm`, with packages of npm, run by the Node that Playwright brings. `npm ci` in that folder
/// installs the packages.
public final class NpmProgram {
    private static final Path FOLDER = Path.of("src/test/npm");

    /// Whether the packages are there.
    public static boolean isInstalled() {
        return Files.isDirectory(FOLDER.resolve("node_modules"));
    }

    /// Runs a script to its end.
    ///
    /// @return the lines that it printed
    public static List<String> run(String script, String... arguments) throws IOException {
        var driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        var command = new ArrayList<String>();
        command.add(driver.createProcessBuilder().command().getFirst());
        command.add(script);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return output.lines().toList();
        } finally {
            var _ = process.destroyForcibly().onExit().join();
        }
    }

    private NpmProgram() {}
}
