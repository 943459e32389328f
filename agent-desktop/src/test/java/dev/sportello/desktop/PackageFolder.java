package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder that packages are installed into, as if it were the root of a system where nothing else is. Packages
/// believe that what they depend on is there. For one thread.
record PackageFolder(Path root) {

    /// @param root there is one already
    static PackageFolder make(Path root) throws IOException {
        Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createDirectories(root.resolve("etc"));
        Files.createFile(root.resolve("var/lib/dpkg/status"));
        Files.createFile(root.resolve("var/lib/dpkg/available"));
        return new PackageFolder(root);
    }

    /// Installs the package that the build has made, or upgrades to it.
    void install(Path target) throws Exception {
        try (var made = Files.newDirectoryStream(target.resolve("packages"), "*.deb")) {
            dpkg(
                    "--force-depends",
                    "--force-confold",
                    "--install",
                    made.iterator().next().toString());
        }
    }

    /// @param how `--remove` or `--purge`
    void uninstall(String how, String name) throws Exception {
        dpkg(how, name);
    }

    private void dpkg(String... words) throws Exception {
        var command = new ArrayList<String>();
        if (!System.getProperty("user.name").equals("root")) {
            command.add(ServerProcess.program("fakeroot"));
        }
        // The scripts of the package run here, and are told where the root is.
        command.addAll(List.of(
                ServerProcess.program("dpkg"),
                "--root=" + root,
                "--log=" + root.resolve("dpkg.log"),
                "--force-script-chrootless",
                "--force-not-root"));
        command.addAll(List.of(words));
        assertThat(run(command)).as("output of dpkg").doesNotContain("error");
    }

    /// What a command that succeeds has written.
    static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
