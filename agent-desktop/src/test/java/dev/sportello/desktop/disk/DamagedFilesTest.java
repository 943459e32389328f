package dev.sportello.desktop.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.MovedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFilesTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void keepsTheNewestFilesOfWhatCanBeLoadedAgain() throws IOException {
        for (var day = 0; day < 6; day++) {
            setAside(FileKind.TICKETS, "replica.mv.db", day);
        }
        assertThat(folder)
                .isDirectoryContaining(file -> file.endsWith("replica.set-aside-20260307T090000.000Z.mv.db"))
                .isDirectoryContaining(file -> file.endsWith("replica.set-aside-20260306T090000.000Z.mv.db"))
                .isDirectoryContaining(file -> file.endsWith("replica.set-aside-20260305T090000.000Z.mv.db"))
                .isDirectoryNotContaining(file -> file.endsWith("replica.set-aside-20260304T090000.000Z.mv.db"));
    }

    @Test
    void keepsAllThatTheAgentWrote() throws IOException {
        for (var day = 0; day < 6; day++) {
            setAside(FileKind.WRITTEN, "outbox.log", day);
            setAside(FileKind.TICKETS, "replica.mv.db", day);
        }
        assertThat(folder.toFile().list((_, name) -> name.startsWith("outbox.set-aside-")))
                .hasSize(6);
    }

    @Test
    void deletesWhatTheAgentWroteWhenNobodyWillLookAtItAnyMore() throws IOException {
        for (var day = 0; day < 3; day++) {
            setAside(FileKind.WRITTEN, "outbox.log", day);
            setAside(FileKind.WRITTEN, "outbox-copy.log", day);
        }
        new DamagedFiles(at(31)).deleteOld(folder.resolve("outbox.log"));
        assertThat(folder.toFile().list((_, name) -> name.startsWith("outbox.set-aside-")))
                .containsExactlyInAnyOrder(
                        "outbox.set-aside-20260303T090000.000Z.log", "outbox.set-aside-20260304T090000.000Z.log");
        assertThat(folder.toFile().list((_, name) -> name.startsWith("outbox-copy.set-aside-")))
                .hasSize(3);
    }

    @Test
    void keepsWhatAWrongClockCallsOld() throws IOException {
        setAside(FileKind.WRITTEN, "outbox.log", 0);
        var aside = folder.resolve("outbox.set-aside-20260302T090000.000Z.log");
        Files.setLastModifiedTime(aside, FileTime.from(at(30).instant()));
        new DamagedFiles(at(31)).deleteOld(folder.resolve("outbox.log"));
        assertThat(aside).exists();
    }

    @Test
    void nobodyIsToldOfAFileThatIsOldAndDeleted() throws IOException {
        var clock = new MovedClock(START, ZoneOffset.UTC);
        var files = new DamagedFiles(clock);
        var file = Files.writeString(folder.resolve("outbox.log"), "This is no line.");
        Files.setLastModifiedTime(file, FileTime.from(START));
        var _ = files.setAside(FileKind.WRITTEN, file, true);
        clock.moveTo(START.plus(Duration.ofDays(31)));
        files.deleteOld(file);
        assertThat(files.unread()).isEmpty();
    }

    @Test
    void whatCannotBeDeletedKeepsNothingElse() throws IOException {
        for (var day = 0; day < 3; day++) {
            setAside(FileKind.TICKETS, "replica.mv.db", day);
        }
        var stuck = Files.createDirectory(folder.resolve("replica.set-aside-20260309T090000.000Z.mv.db"));
        Files.writeString(stuck.resolve("file"), "A folder that is not empty cannot be deleted.");
        new DamagedFiles(Clock.systemUTC()).delete(folder.resolve("replica.mv.db"));
        assertThat(folder.toFile().list()).containsExactly(stuck.getFileName().toString());
    }

    private void setAside(FileKind kind, String name, int day) throws IOException {
        var file = Files.writeString(folder.resolve(name), "This is no database.");
        Files.setLastModifiedTime(file, FileTime.from(at(day).instant()));
        var _ = new DamagedFiles(at(day)).setAside(kind, file, true);
    }

    private static Clock at(int day) {
        return Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    }
}
