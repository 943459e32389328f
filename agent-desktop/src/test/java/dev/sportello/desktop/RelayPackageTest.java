package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay's package, installed and started.
@Tag("package")
class RelayPackageTest {
    private static final Path TARGET = Path.of("../relay-server/target");
    private static final String NAME = "sportello-relay";
    private static final int ENDED_BY_A_SIGNAL = 143;

    @TempDir
    Path folder;

    @Test
    void installsStartsUpgradesAndGoes() throws Exception {
        var system = PackageFolder.make(Files.createDirectories(folder.resolve("root")));
        system.install(TARGET);
        var root = system.root();
        assertThat(root.resolve("etc/passwd")).content().contains("sportello:").contains(":/var/lib/sportello:");
        assertThat(Files.isSymbolicLink(
                        root.resolve("etc/systemd/system/multi-user.target.wants/" + NAME + ".service")))
                .as("it starts with the machine")
                .isTrue();
        hasCacheOfItsOwnJava(root.resolve("usr/lib").resolve(NAME));

        startsAsTheUnitSays(root, folder.resolve("first.zip"));
        var data = root.resolve("var/lib/sportello");
        assertThat(data.resolve("identity-keys")).exists();
        isNotStartedAgainByWrongOptions(root);

        var options = root.resolve("etc/sportello/relay.env");
        Files.writeString(options, "SPORTELLO_PORT=0\n");
        system.install(TARGET);
        assertThat(options).content().isEqualTo("SPORTELLO_PORT=0\n");
        startsAsTheUnitSays(root, folder.resolve("second.zip"));

        var restored = folder.resolve("restored");
        assertThat(subcommand(root, "restore", restored, folder.resolve("second.zip")))
                .contains("The backup was restored.");
        assertThat(restored.resolve("identity-keys")).hasSameBinaryContentAs(data.resolve("identity-keys"));

        system.uninstall("--remove", NAME);
        assertThat(root.resolve("usr/lib").resolve(NAME)).doesNotExist();
        assertThat(data.resolve("identity-keys")).exists();
        assertThat(options).exists();
        system.uninstall("--purge", NAME);
        assertThat(data).doesNotExist();
        assertThat(root.resolve("etc/sportello")).doesNotExist();
    }

    @Test
    void theUnitIsUnderstoodAndHardened() throws Exception {
        var unit = Path.of("../packaging/relay/sportello-relay.service").toString();
        var analyze = ServerProcess.program("systemd-analyze");
        assertThat(new String(
                        new ProcessBuilder(analyze, "verify", unit)
                                .redirectErrorStream(true)
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8))
                .doesNotContain("Unknown", "Failed to parse", "Invalid");
        // In tenths: 96 is what a unit has that restricts nothing.
        assertThat(PackageFolder.run(List.of(analyze, "security", "--offline=true", "--threshold=20", unit)))
                .contains("Overall exposure level");
    }

    @Test
    void theUnitLeavesJavaItsSightOfTheNetwork() throws Exception {
        assertThat(Files.readAllLines(Path.of("../packaging/relay/sportello-relay.service")))
                .as("/proc/net, without which Java believes that there is no IPv6")
                .noneMatch(line -> line.strip().startsWith("ProcSubset"));
    }

    private static void isNotStartedAgainByWrongOptions(Path root) throws Exception {
        var unit = Files.readAllLines(root.resolve("usr/lib/systemd/system/" + NAME + ".service"));
        var relay = new ProcessBuilder(root + "/usr/bin/" + NAME, "--port=none")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(relay.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("'none' is not a whole number");
        assertThat(value(unit, "RestartPreventExitStatus=")).isEqualTo(String.valueOf(relay.waitFor()));
    }

    /// Java refuses to start with a cache that does not fit, where it is told to.
    private static void hasCacheOfItsOwnJava(Path home) throws Exception {
        var options = launcherWord(home, "collector") + " " + launcherWord(home, "options");
        var command = new ArrayList<>(List.of(home.resolve("runtime/bin/java").toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + home.resolve(NAME + ".aot"), "-jar"));
        command.addAll(List.of(home.resolve("relay-server.jar").toString(), "--version"));
        assertThat(PackageFolder.run(command)).startsWith("Sportello relay");
    }

    private static String launcherWord(Path home, String variable) throws IOException {
        return Files.readAllLines(home.resolve("bin").resolve(NAME)).stream()
                .filter(line -> line.startsWith(variable + "='"))
                .map(line -> line.substring(variable.length() + 2, line.length() - 1))
                .findFirst()
                .orElseThrow();
    }

    /// The unit's command and variables, and those of its file, in the folder instead of the root.
    ///
    /// @param backup is made of the data while the relay runs
    private static void startsAsTheUnitSays(Path root, Path backup) throws Exception {
        var unit = Files.readAllLines(root.resolve("usr/lib/systemd/system/" + NAME + ".service"));
        var builder = new ProcessBuilder(root + value(unit, "ExecStart=")).redirectErrorStream(true);
        unit.stream()
                .filter(line -> line.startsWith("Environment="))
                .map(line -> line.substring("Environment=".length()).split("=", 2))
                .forEach(pair -> builder.environment().put(pair[0], root + pair[1]));
        Files.readAllLines(Path.of(root + value(unit, "EnvironmentFile=-"))).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.split("=", 2))
                .forEach(pair -> builder.environment().put(pair[0], pair[1]));
        builder.environment().put("SPORTELLO_PORT", "0");
        builder.environment().remove("JAVA_HOME");
        var relay = builder.start();
        try (var output = new BufferedReader(new InputStreamReader(relay.getInputStream(), StandardCharsets.UTF_8))) {
            var address = output.lines()
                    .filter(line -> line.startsWith("Relay ready at "))
                    .map(line -> URI.create(line.substring("Relay ready at ".length())))
                    .findFirst();
            try (var answer = Objects.requireNonNull(address.orElse(null), "the relay ended")
                    .resolve("/health")
                    .toURL()
                    .openStream()) {
                assertThat(answer.readAllBytes()).isNotEmpty();
            }
            assertThat(subcommand(root, "backup", root.resolve("var/lib/sportello"), backup))
                    .contains("The backup is in " + backup);
        } finally {
            relay.destroy();
        }
        assertThat(relay.waitFor()).isEqualTo(ENDED_BY_A_SIGNAL);
    }

    /// As an admin calls it.
    private static String subcommand(Path root, String name, Path data, Path file) throws Exception {
        return PackageFolder.run(List.of(root + "/usr/bin/" + NAME, name, "--data", data.toString(), file.toString()));
    }

    private static String value(List<String> unit, String key) {
        return unit.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElseThrow();
    }
}
