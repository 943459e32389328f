package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the scripts of the relay's package do to its service, as dpkg calls them. A `systemctl` of the test's own keeps
/// one file for each thing that is true of the service.
@DisabledOnOs(OS.WINDOWS)
class RelayServiceTest {
    private static final Path SCRIPTS = Path.of("../packaging/relay/debian");
    private static final String SYSTEMCTL = """
            #!/bin/sh
            cd "${0%/*}/../state"
            begin() {
              [ ! -f broken ] && touch active
            }
            case $1 in
              enable) touch enabled ;;
              disable) rm enabled ;;
              is-enabled) [ -f enabled ] ;;
              start) begin ;;
              stop) rm -f active ;;
              try-restart) [ ! -f active ] || { rm active; touch restarted; begin; } ;;
              daemon-reload) ;;
              *) echo "systemctl $*?" >&2; exit 1 ;;
            esac
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeTools() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(folder.resolve("run/systemd/system"));
        tool("systemctl", SYSTEMCTL);
        tool("systemd-sysusers", "#!/bin/sh\n");
    }

    @Test
    void aFirstInstallationStartsItNowAndWithTheMachine() throws Exception {
        install();
        is("enabled", "active");
    }

    @Test
    void whatCannotStartIsInstalledAllTheSame() throws Exception {
        set("broken");
        install();
        is("broken", "enabled");
        set("active");
        upgrade();
        is("broken", "enabled", "restarted");
    }

    @Test
    void installedAgainAfterItWasRemovedItStarts() throws Exception {
        install();
        script("prerm", "remove");
        is("enabled");
        installAgain();
        is("active", "enabled");
    }

    @Test
    void installedAgainItStaysDisabled() throws Exception {
        install();
        unset("enabled");
        script("prerm", "remove");
        installAgain();
        is();
    }

    @Test
    void anUpgradeStartsTheNewVersionOfOneThatRuns() throws Exception {
        install();
        upgrade();
        is("active", "enabled", "restarted");
    }

    @Test
    void anUpgradeLeavesStoppedWhatAnAdminHasStopped() throws Exception {
        install();
        unset("active");
        upgrade();
        is("enabled");
    }

    private void install() throws Exception {
        script("preinst", "install");
        script("postinst", "configure", "");
    }

    private void installAgain() throws Exception {
        script("preinst", "install", "0.1.0", "0.2.0");
        script("postinst", "configure", "0.1.0");
    }

    private void upgrade() throws Exception {
        script("prerm", "upgrade", "0.2.0");
        script("preinst", "upgrade", "0.1.0", "0.2.0");
        script("postinst", "configure", "0.1.0");
    }

    private void set(String state) throws IOException {
        Files.createFile(folder.resolve("state").resolve(state));
    }

    private void unset(String state) throws IOException {
        Files.delete(folder.resolve("state").resolve(state));
    }

    private void is(String... states) throws IOException {
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(states);
        }
    }

    private void tool(String name, String text) throws IOException {
        var tool = Files.createDirectories(folder.resolve("bin")).resolve(name);
        assertThat(Files.writeString(tool, text).toFile().setExecutable(true)).isTrue();
    }

    /// Runs one of the scripts, as where systemd runs, with the test's folder in the place of `/run`.
    private void script(String name, String... words) throws Exception {
        var text = Files.readString(SCRIPTS.resolve(name)).replace(" /run/", " " + folder + "/run/");
        var file = Files.writeString(folder.resolve(name), text);
        var set = List.of(
                "env",
                "DPKG_ROOT=",
                "PATH=" + folder.resolve("bin") + ":" + System.getenv("PATH"),
                "sh",
                file.toString());
        PackageFolder.run(Stream.concat(set.stream(), Stream.of(words)).toList());
    }
}
