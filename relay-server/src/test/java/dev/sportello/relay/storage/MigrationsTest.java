package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the database of an older or a newer relay. The newer relay is this one with one migration more.
class MigrationsTest extends OnBothDatabases {

    @TempDir
    private Path migrations = Path.of("");

    @Test
    void anOlderDatabaseIsBroughtUpAndKeepsWhatIsInIt() throws Exception {
        write("kept");
        upgrade(1);
        try (var newer = newer()) {
            assertThat(kept(newer)).isEqualTo(1);
            assertThat(count(newer, "select count(*) from next_1")).isZero();
        }
    }

    @Test
    void aNewerDatabaseIsRefusedWithASentenceAndLeftAsItIs() throws Exception {
        write("kept");
        upgrade(1);
        newer().close();
        assertThatThrownBy(() -> Database.open(config()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was used by a newer relay (version 1001 of its tables)")
                .hasMessageContaining("Install that relay again, or a newer one.");
        try (var again = newer()) {
            assertThat(kept(again)).isEqualTo(1);
        }
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsRefusedWithASentence() throws Exception {
        database().close();
        upgrade(1);
        newer().close();
        Files.writeString(migrations.resolve("V1001__next.sql"), "create table something_else (number bigint);");
        assertThatThrownBy(this::newer)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was made by a relay whose tables differ from this one's");
    }

    @Test
    void aMigrationThatFailsLeavesACopyToGoBackTo() throws Exception {
        write("kept");
        Files.writeString(migrations.resolve("V1001__next.sql"), "create table half (number bigint); nonsense;");
        assertThatThrownBy(this::newer)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("could not be brought to this relay's version");
        if (kind == TestDatabase.H2) {
            assertThatThrownBy(this::newer)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("was only in part brought to version 1001")
                    .hasMessageContaining("Restore a copy from");
            assertThat(copies()).hasSize(1);
        }
    }

    @Test
    void anEmbeddedDatabaseIsCopiedBeforeAMigrationAndOnlyThen() throws Exception {
        assumeTrue(kind == TestDatabase.H2, "PostgreSQL is backed up by its operator");
        write("kept");
        assertThat(folder.resolve("backups")).as("after a first start").doesNotExist();
        upgrade(1);
        newer().close();
        newer().close();
        assertThat(copies()).hasSize(1);
        var copy = copies().getFirst();
        assertThat(copy.getFileName().toString()).matches("sportello-\\d{8}T\\d{6}Z-v\\d+\\.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
                .isEqualTo("rwx------");

        var restored = Files.createDirectory(migrations.resolve("restored"));
        unpack(copy, restored);
        try (var before = Database.open(new DatabaseConfig.Embedded(restored))) {
            assertThat(kept(before)).isEqualTo(1);
        }
    }

    @Test
    void theLastFiveCopiesAreKept() throws Exception {
        assumeTrue(kind == TestDatabase.H2, "PostgreSQL is backed up by its operator");
        database().close();
        var folderOfCopies = Files.createDirectories(folder.resolve("backups"));
        for (var day = 1; day <= 6; day++) {
            Files.createFile(folderOfCopies.resolve("sportello-2020010" + day + "T000000Z-v3.zip"));
        }
        var notes = Files.createFile(folderOfCopies.resolve("notes.txt"));
        upgrade(1);
        newer().close();
        assertThat(copies()).hasSize(5).noneMatch(copy -> copy.toString().contains("20200102"));
        assertThat(copies().getFirst().toString()).contains("20200103");
        assertThat(notes).exists();
    }

    @Test
    void withoutACopyNothingIsChanged() throws Exception {
        assumeTrue(kind == TestDatabase.H2, "PostgreSQL is backed up by its operator");
        write("kept");
        Files.createFile(folder.resolve("backups"));
        upgrade(1);
        assertThatThrownBy(this::newer)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("has to be copied to")
                .hasMessageContaining("start again");
        try (var unchanged = Database.open(config())) {
            assertThat(kept(unchanged)).isEqualTo(1);
        }
    }

    /// Leaves a row in the database, and closes it.
    private void write(String name) {
        database().jdbi().useHandle(handle -> {
            handle.execute("create table kept (name varchar(20))");
            handle.execute("insert into kept values (?)", name);
        });
        database().close();
    }

    private static long kept(Database database) {
        return count(database, "select count(*) from kept where name = 'kept'");
    }

    private static long count(Database database, String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private void upgrade(int number) throws IOException {
        Files.writeString(
                migrations.resolve("V" + (1_000 + number) + "__next.sql"),
                "create table next_" + number + " (number bigint);");
    }

    private Database newer() throws DatabaseUnavailable {
        return OpenDatabase.open(config(), List.of("classpath:db", "filesystem:" + migrations));
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private static void unpack(Path copy, Path into) throws IOException {
        try (var zip = new ZipFile(copy.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, into.resolve(entry.getName()));
                }
            }
        }
    }
}
