package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An embedded database is copied before its tables change.
class BackupsTest {
    @TempDir
    Path folder = Path.of("");

    @TempDir
    Path migrations = Path.of("");

    private Upgrade upgrade = new Upgrade(new DatabaseConfig.Embedded(Path.of("")), Path.of(""));

    @BeforeEach
    void begin() {
        upgrade = new Upgrade(new DatabaseConfig.Embedded(folder), migrations);
    }

    @Test
    void anEmbeddedDatabaseIsCopiedBeforeAMigrationAndOnlyThen() throws Exception {
        upgrade.write("kept");
        assertThat(folder.resolve("backups")).as("after a first start").doesNotExist();
        upgrade.add(1);
        upgrade.newer().close();
        upgrade.newer().close();
        assertThat(Upgrade.copies(folder)).hasSize(1);
        var copy = Upgrade.copies(folder).getFirst();
        assertThat(copy.getFileName().toString()).matches("sportello-\\d{8}T\\d{6}Z-v\\d+\\.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
                .isEqualTo("rwx------");

        var restored = Files.createDirectory(migrations.resolve("restored"));
        Upgrade.unpack(copy, restored);
        try (var before = Database.open(new DatabaseConfig.Embedded(restored))) {
            assertThat(Upgrade.kept(before)).isEqualTo(1);
        }
    }

    @Test
    void theLastFiveCopiesAreKept() throws Exception {
        Database.open(upgrade.config()).close();
        var folderOfCopies = Files.createDirectories(folder.resolve("backups"));
        for (var day = 1; day <= 6; day++) {
            Files.createFile(folderOfCopies.resolve("sportello-2020010" + day + "T000000Z-v3.zip"));
        }
        var notes = Files.createFile(folderOfCopies.resolve("notes.txt"));
        upgrade.add(1);
        upgrade.newer().close();
        assertThat(Upgrade.copies(folder))
                .hasSize(5)
                .noneMatch(copy -> copy.toString().contains("20200102"));
        assertThat(Upgrade.copies(folder).getFirst().toString()).contains("20200103");
        assertThat(notes).exists();
    }

    @Test
    void withoutACopyNothingIsChanged() throws Exception {
        upgrade.write("kept");
        Files.createFile(folder.resolve("backups"));
        upgrade.add(1);
        assertThatThrownBy(upgrade::newer)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("has to be copied to")
                .hasMessageContaining("start again");
        try (var unchanged = Database.open(upgrade.config())) {
            assertThat(Upgrade.kept(unchanged)).isEqualTo(1);
        }
    }
}
