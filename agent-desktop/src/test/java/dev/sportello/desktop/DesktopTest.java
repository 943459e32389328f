package dev.sportello.desktop;

import static dev.sportello.desktop.connection.ConnectionTimes.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.replica.ScriptedJournal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopTest {
    private static final SavedSession SESSION =
            new SavedSession(URI.create("http://127.0.0.1:1"), "secret-token", ScriptedJournal.ANNA);

    @TempDir
    Path folder;

    @Test
    void remembersWhoIsSignedIn() throws CannotStart {
        try (var desktop = open(folder)) {
            assertThat(desktop.session()).isNull();
            desktop.enter(SESSION);
        }
        try (var desktop = open(folder)) {
            assertThat(desktop.session()).isEqualTo(SESSION);
            var left = desktop.enter(SESSION);
            assertThat(left.signOut()).succeedsWithin(RunningDesktop.PATIENCE);
            desktop.leave(left);
            assertThat(desktop.session()).isNull();
        }
    }

    @Test
    void aSignOutThatEndsLateLeavesTheNextSessionAlone() throws CannotStart {
        var next = new SavedSession(SESSION.relay(), "another-token", ScriptedJournal.ANNA);
        try (var desktop = open(folder)) {
            var left = desktop.enter(SESSION);
            var _ = left.signOut();
            var _ = desktop.enter(next);
            desktop.leave(left);
            assertThat(desktop.session()).isEqualTo(next);
        }
    }

    @Test
    void whoClosesTheWindowInTheMiddleOfASignOutIsSignedOut() throws CannotStart {
        try (var desktop = open(folder)) {
            var _ = desktop.enter(SESSION).signOut();
        }
        try (var desktop = open(folder)) {
            assertThat(desktop.session()).isNull();
        }
    }

    @Test
    void onlyTheOwnerReadsTheSessionAndTheFolder() throws CannotStart, IOException {
        var made = folder.resolve("made/by/us");
        try (var desktop = open(made)) {
            desktop.enter(SESSION);
            assertThat(Files.getPosixFilePermissions(made.resolve("session.json")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            assertThat(Files.getPosixFilePermissions(made))
                    .containsExactlyInAnyOrder(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE);
        }
    }

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(SESSION.toString()).doesNotContain("secret-token");
    }

    @Test
    void aSessionThatCannotBeReadIsNoSession() throws CannotStart, IOException {
        Files.writeString(folder.resolve("session.json"), "{\"relay\":");
        try (var desktop = open(folder)) {
            assertThat(desktop.session()).isNull();
        }
    }

    @Test
    void aSecondDesktopOnTheSameFolderIsToldSo() throws CannotStart {
        try (var first = open(folder)) {
            assertThat(first.session()).isNull();
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Sportello desktop")
                    .hasMessageContaining("--data");
        }
        open(folder).close();
    }

    @Test
    void aWindowThatIsClosedWhileAReplicaIsOpenedLeavesTheFolderToTheNextDesktop() throws CannotStart {
        var desktop = open(folder);
        desktop.close();
        assertThatThrownBy(() -> desktop.enter(SESSION)).isInstanceOf(CannotStart.class);
        try (var next = open(folder)) {
            assertThat(next.session()).isNull();
        }
    }

    @Test
    void aFolderThatIsAFileIsToldSo() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> open(file)).isInstanceOf(CannotStart.class).hasMessageContaining("--data");
    }

    @Test
    void keepsDataWhereTheSystemKeepsThem() {
        var home = Map.of("HOME", "/home/anna");
        assertThat(DesktopOptions.standardFolder("Linux", home))
                .isEqualTo(Path.of("/home/anna/.local/share/sportello"));
        assertThat(DesktopOptions.standardFolder("Linux", Map.of("HOME", "/home/anna", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/sportello"));
        assertThat(DesktopOptions.standardFolder("Mac OS X", home))
                .isEqualTo(Path.of("/home/anna/Library/Application Support/Sportello"));
        assertThat(DesktopOptions.standardFolder("Windows 11", Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/Sportello"));
    }

    @Test
    void opensNoScreenForWhatIsOnlyPrinted() {
        assertThat(DesktopOptions.opensWindow(new String[] {})).isTrue();
        assertThat(DesktopOptions.opensWindow(new String[] {"--data", "/data", "sportello://ticket/1042"}))
                .isTrue();
        assertThat(DesktopOptions.opensWindow(new String[] {"--data", "/data", "--help"}))
                .isFalse();
        assertThat(DesktopOptions.opensWindow(new String[] {"-V"})).isFalse();
    }

    private static Desktop open(Path folder) throws CannotStart {
        return new Desktop(folder, new Timing(STANDARD, Clock.systemUTC(), new Random(1)));
    }
}
