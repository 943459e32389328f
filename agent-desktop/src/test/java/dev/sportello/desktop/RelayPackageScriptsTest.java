package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the scripts of the relay's package ask of systemd, in the order in which dpkg calls them. The system is a
/// folder, and systemd a script that keeps in files what the service is: running or not, enabled, disabled or masked.
@Tag("package")
class RelayPackageScriptsTest {
    private static final Path SCRIPTS = Path.of("../packaging/relay/debian");
    private static final String VERSION = "0.1.0";

    @TempDir
    Path system;

    @BeforeEach
    void makeSystem() throws Exception {
        Files.createDirectories(system.resolve("run/systemd/system"));
        Files.createDirectories(system.resolve("bin"));
        Files.createDirectories(system.resolve("etc/sportello"));
        Files.writeString(system.resolve("etc/group"), "root:x:0:\n");
        Files.writeString(system.resolve("etc/sportello/relay.env"), "#SPORTELLO_PORT=8080\n");
        program("systemctl", """
                cd "%s"
                case "$1" in
                  show) cat state ;;
                  is-enabled) cat file; grep -q enabled file ;;
                  enable) if grep -q masked file; then exit 1; else echo enabled > file; fi ;;
                  start) if grep -q masked file; then exit 1; else echo active > state; fi ;;
                  stop) echo inactive > state ;;
                esac
                """.formatted(system));
        program("deb-systemd-invoke", """
                cd "%s"
                if [ -f denied ]; then exit 0; fi
                if [ "$1" = start ] && ! systemctl is-enabled; then exit 0; fi
                systemctl "$@"
                """.formatted(system));
        program("systemd-sysusers", "");
        program("chgrp", "");
        service("inactive", "disabled");
    }

    @Test
    void aRelayDoesNotRunWhileItsFilesAreReplacedAndThenRunsAgain() throws Exception {
        service("active", "enabled");
        call("preinst", "upgrade", VERSION);
        assertThat(state()).isEqualTo("inactive");
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void aRelayThatWasStartedByHandRunsAgainAfterAnUpgrade() throws Exception {
        service("active", "disabled");
        upgrade();
        assertThat(state()).isEqualTo("active");
        assertThat(system.resolve("file")).content().isEqualTo("disabled\n");
    }

    @Test
    void aRelayThatDidNotRunIsNotStartedByAnUpgrade() throws Exception {
        service("inactive", "enabled");
        upgrade();
        assertThat(state()).isEqualTo("inactive");
    }

    @Test
    void anUpgradeThatIsBrokenOffStartsTheRelayAgain() throws Exception {
        service("active", "enabled");
        call("preinst", "upgrade", VERSION);
        call("postrm", "abort-upgrade", VERSION);
        call("postinst", "abort-upgrade", VERSION);
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void aServiceThatWasMaskedBeforeIsInstalledAndNotStarted() throws Exception {
        service("inactive", "masked");
        call("preinst", "install");
        call("postinst", "configure", "");
        assertThat(state()).isEqualTo("inactive");
    }

    @Test
    void nothingIsStartedWhereThePolicyOfTheSystemIsAgainstIt() throws Exception {
        Files.createFile(system.resolve("denied"));
        call("preinst", "install");
        call("postinst", "configure", "");
        assertThat(system.resolve("file")).content().isEqualTo("enabled\n");
        assertThat(state()).isEqualTo("inactive");
    }

    @Test
    void aPackageThatComesBackStartsTheRelayUnlessItWasDisabled() throws Exception {
        service("active", "enabled");
        call("prerm", "remove");
        call("postrm", "remove");
        assertThat(state()).isEqualTo("inactive");
        call("preinst", "install", VERSION);
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("active");

        call("prerm", "remove");
        call("postrm", "remove");
        service("inactive", "disabled");
        call("preinst", "install", VERSION);
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("inactive");
    }

    @Test
    void theRightsOfTheOptionsAreTheOperatorsAfterTheFirstInstallation() throws Exception {
        var options = system.resolve("etc/sportello/relay.env");
        call("preinst", "install");
        call("postinst", "configure", "");
        assertThat(rights(options)).isEqualTo("rw-r-----");
        Files.setPosixFilePermissions(options, PosixFilePermissions.fromString("rw-------"));
        upgrade();
        assertThat(rights(options)).isEqualTo("rw-------");
    }

    private void upgrade() throws Exception {
        call("preinst", "upgrade", VERSION);
        call("postinst", "configure", VERSION);
    }

    /// Runs a script of the package, with the folder in the place of the system.
    private void call(String script, String... words) throws Exception {
        var text = Files.readString(SCRIPTS.resolve(script))
                .replace("$DPKG_ROOT/", system + "/")
                .replace(" /run/", " " + system + "/run/");
        var command = new ArrayList<>(List.of("sh", "-c", text, script));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DPKG_ROOT");
        builder.environment().merge("PATH", system.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", script, output).isZero();
    }

    private void program(String name, String text) throws Exception {
        var file = Files.writeString(system.resolve("bin").resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void service(String state, String file) throws Exception {
        Files.writeString(system.resolve("state"), state + "\n");
        Files.writeString(system.resolve("file"), file + "\n");
    }

    private String state() throws Exception {
        return Files.readString(system.resolve("state")).strip();
    }

    private static String rights(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
