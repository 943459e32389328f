package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the database of an older or a newer relay.
class MigrationsTest extends OnBothDatabases {
    @TempDir
    private Path migrations = Path.of("");

    private Upgrade upgrade = new Upgrade(new DatabaseConfig.Embedded(Path.of("")), Path.of(""));

    @BeforeEach
    void begin() {
        database().close();
        upgrade = new Upgrade(config(), migrations);
    }

    @Test
    void anOlderDatabaseIsBroughtUpAndKeepsWhatIsInIt() throws Exception {
        upgrade.write("kept");
        upgrade.add(1);
        try (var newer = upgrade.newer()) {
            assertThat(Upgrade.kept(newer)).isEqualTo(1);
            assertThat(Upgrade.count(newer, "select count(*) from next_1")).isZero();
        }
    }

    @Test
    void aNewerDatabaseIsRefusedWithASentenceAndLeftAsItIs() throws Exception {
        upgrade.write("kept");
        upgrade.add(1);
        upgrade.newer().close();
        assertThatThrownBy(() -> Database.open(config()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was used by a newer relay (version 1001 of its tables)")
                .hasMessageContaining("Install that relay again, or a newer one.");
        try (var again = upgrade.newer()) {
            assertThat(Upgrade.kept(again)).isEqualTo(1);
        }
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsRefusedWithASentence() throws Exception {
        upgrade.add(1);
        upgrade.newer().close();
        Files.writeString(migrations.resolve("V1001__next.sql"), "create table something_else (number bigint);");
        assertThatThrownBy(upgrade::newer)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was made by a relay whose tables differ from this one's");
    }

    @Test
    void aMigrationThatFailsLeavesACopyToGoBackTo() throws Exception {
        upgrade.write("kept");
        Files.writeString(migrations.resolve("V1001__next.sql"), "create table half (number bigint); nonsense;");
        assertThatThrownBy(upgrade::newer)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("could not be brought to this relay's version");
        if (kind == TestDatabase.H2) {
            assertThatThrownBy(upgrade::newer)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("was only in part brought to version 1001")
                    .hasMessageContaining("Restore a copy from");
            assertThat(Upgrade.copies(folder)).hasSize(1);
        }
    }

    @Test
    void theOperatorOfPostgresBacksUp() throws Exception {
        upgrade.write("kept");
        upgrade.add(1);
        upgrade.newer().close();
        assertThat(Files.exists(folder.resolve("backups"))).isEqualTo(kind == TestDatabase.H2);
    }
}
