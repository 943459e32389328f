package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the scripts of the relay's package ask of systemd, in the order in which dpkg calls them. The system is a
/// folder, and systemd a script that keeps in files what the service is: running or not, enabled, disabled or masked.
@DisabledOnOs(OS.WINDOWS)
class RelayPackageScriptsTest {
    private static final Path SCRIPTS = Path.of("../packaging/relay/debian");
    private static final String VERSION = "0.1.0";

    @TempDir
    Path system;

    @BeforeEach
    void makeSystem() throws Exception {
        Files.createDirectories(system.resolve("run/systemd/system"));
        Files.createDirectories(system.resolve("bin"));
        Files.createDirectories(system.resolve("usr/sbin"));
        Files.createDirectories(system.resolve("etc/sportello"));
        Files.writeString(system.resolve("etc/group"), "root:x:0:\n");
        Files.writeString(system.resolve("etc/sportello/relay.env"), "#SPORTELLO_PORT=8080\n");
        program("bin/systemctl", """
                cd "%s"
                case "$1" in
                  show) cat state ;;
                  is-enabled) cat file; grep -q enabled file ;;
                  enable) if grep -q masked file; then exit 1; else echo enabled > file; fi ;;
                  start) if grep -q masked file || [ -f broken ]; then exit 1; fi
                    grep -q -x active state || cp files process
                    echo active > state ;;
                  restart) if grep -q masked file || [ -f broken ]; then exit 1; fi
                    cp files process
                    echo active > state ;;
                  stop) if [ -f stuck ]; then exit 1; fi
                    echo inactive > state ;;
                esac
                """.formatted(system));
        program("bin/deb-systemd-invoke", """
                cd "%s"
                if [ -x usr/sbin/policy-rc.d ]; then
                  usr/sbin/policy-rc.d "$2" "$1"
                  if [ $? -eq 101 ]; then exit 0; fi
                fi
                if [ "$1" = start ] && ! systemctl is-enabled; then exit 0; fi
                systemctl "$@"
                """.formatted(system));
        program("bin/systemd-sysusers", "");
        program("bin/chgrp", "");
        service("inactive", "disabled");
    }

    @Test
    void aFirstInstallationStartsTheRelayNowAndWithTheMachine() throws Exception {
        install();
        assertThat(system.resolve("file")).content().isEqualTo("enabled\n");
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void whatCannotStartIsInstalledAndUpgradedAllTheSame() throws Exception {
        Files.createFile(system.resolve("broken"));
        install();
        assertThat(state()).isEqualTo("inactive");
        service("active", "enabled");
        upgrade();
        assertThat(state()).isEqualTo("inactive");
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
        install();
        assertThat(state()).isEqualTo("inactive");
    }

    @Test
    void nothingIsStartedWhereThePolicyOfTheSystemIsAgainstIt() throws Exception {
        deny("start", "stop", "restart");
        install();
        assertThat(system.resolve("file")).content().isEqualTo("enabled\n");
        assertThat(state()).isEqualTo("inactive");
    }

    @Test
    void aPackageThatComesBackStartsTheRelayUnlessItWasDisabled() throws Exception {
        service("active", "enabled");
        remove();
        assertThat(state()).isEqualTo("inactive");
        call("preinst", "install", VERSION);
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("active");

        remove();
        service("inactive", "disabled");
        call("preinst", "install", VERSION);
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("inactive");
    }

    /// The policy's 101 looks like a success: the old process would run on over files that are not its own.
    @Test
    void aRelayThatThePolicyKeepsFromBeingStoppedIsStartedAnewAfterAnUpgrade() throws Exception {
        service("active", "enabled");
        deny("stop");
        upgrade();
        isOf("new");
        leavesNoNote();
    }

    @Test
    void aRelayThatCouldNotBeStoppedIsStartedAnewAfterAnUpgrade() throws Exception {
        service("active", "disabled");
        Files.createFile(system.resolve("stuck"));
        upgrade();
        isOf("new");
    }

    @Test
    void anUpgradeStartsNothingThatThePolicyForbids() throws Exception {
        service("active", "enabled");
        deny("start", "restart");
        upgrade();
        assertThat(state()).isEqualTo("inactive");
        leavesNoNote();

        service("active", "enabled");
        deny("start", "stop", "restart");
        upgrade();
        isOf("old");
    }

    /// With other codes it says that it does not know the service, or leaves the decision to others.
    @Test
    void onlyOneAnswerOfThePolicyForbids() throws Exception {
        service("active", "disabled");
        program("usr/sbin/policy-rc.d", "exit 104\n");
        upgrade();
        isOf("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activating", "reloading", "refreshing"})
    void aRelayThatIsOnItsWayRunsAgainAfterAnUpgrade(String state) throws Exception {
        service(state, "disabled");
        call("preinst", "upgrade", VERSION);
        assertThat(state()).isEqualTo("inactive");
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("active");
    }

    /// Its database is compacted for a while, and by the files that are replaced.
    @Test
    void anUpgradeWaitsForARelayThatEnds() throws Exception {
        service("deactivating", "enabled");
        call("preinst", "upgrade", VERSION);
        assertThat(state()).isEqualTo("inactive");
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("inactive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "disabled"})
    void aRemovalThatIsBrokenOffStartsTheRelayAgain(String file) throws Exception {
        service("active", file);
        call("prerm", "remove");
        assertThat(state()).isEqualTo("inactive");
        call("postinst", "abort-remove");
        assertThat(state()).isEqualTo("active");
        leavesNoNote();

        service("inactive", file);
        call("prerm", "remove");
        call("postinst", "abort-remove");
        assertThat(state()).isEqualTo("inactive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove", "purge", "abort-install", "disappear"})
    void aPackageThatGoesTakesItsNotesAlong(String reason) throws Exception {
        service("active", "enabled");
        call("preinst", "install");
        call("preinst", "upgrade", VERSION);
        call("postrm", reason);
        leavesNoNote();
    }

    @Test
    void anUpgradeThatFailedStartsNothingThatWasDisabledSince() throws Exception {
        service("active", "enabled");
        call("preinst", "upgrade", VERSION);
        call("postrm", "upgrade", VERSION);
        remove();
        service("inactive", "disabled");
        call("preinst", "install", VERSION);
        call("postinst", "configure", VERSION);
        assertThat(state()).isEqualTo("inactive");
    }

    /// As an older version of the package left it.
    @Test
    void anInstallationBelievesNoNoteFromBefore() throws Exception {
        service("inactive", "disabled");
        Files.createFile(system.resolve("run/sportello-relay.stopped"));
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

    private void install() throws Exception {
        call("preinst", "install");
        call("postinst", "configure", "");
    }

    private void upgrade() throws Exception {
        call("preinst", "upgrade", VERSION);
        Files.writeString(system.resolve("files"), "new\n");
        call("postinst", "configure", VERSION);
    }

    private void remove() throws Exception {
        call("prerm", "remove");
        call("postrm", "remove");
    }

    private void isOf(String files) throws Exception {
        assertThat(state()).isEqualTo("active");
        assertThat(system.resolve("process")).content().isEqualTo(files + "\n");
    }

    private void leavesNoNote() throws Exception {
        try (var run = Files.list(system.resolve("run"))) {
            assertThat(run).containsExactly(system.resolve("run/systemd"));
        }
    }

    /// Runs a script of the package, with the folder in the place of the system.
    private void call(String script, String... words) throws Exception {
        var text = Files.readString(SCRIPTS.resolve(script))
                .replace("$DPKG_ROOT/", system + "/")
                .replace(" /run/", " " + system + "/run/")
                .replace(" /usr/sbin/", " " + system + "/usr/sbin/");
        assertThat(text.replace(system + "/", ""))
                .as("%s touches nothing of this machine", script)
                .doesNotContain("/run/", "/usr/sbin/");
        var command = new ArrayList<>(List.of("sh", "-c", text, script));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DPKG_ROOT");
        builder.environment().merge("PATH", system.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", script, output).isZero();
    }

    /// What the system's policy does not allow to be done with services.
    private void deny(String... acts) throws Exception {
        program("usr/sbin/policy-rc.d", """
                case "$1 $2" in %s) exit 101 ;; esac
                """.formatted(Stream.of(acts)
                .map(act -> "\"sportello-relay.service " + act + "\"")
                .collect(Collectors.joining(" | "))));
    }

    private void program(String name, String text) throws Exception {
        var file = Files.writeString(system.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void service(String state, String file) throws Exception {
        Files.writeString(system.resolve("state"), state + "\n");
        Files.writeString(system.resolve("file"), file + "\n");
        Files.writeString(system.resolve("files"), "old\n");
        Files.writeString(system.resolve("process"), "old\n");
    }

    private String state() throws Exception {
        return Files.readString(system.resolve("state")).strip();
    }

    private static String rights(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
