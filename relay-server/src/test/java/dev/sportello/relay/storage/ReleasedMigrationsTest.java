package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedMigrationsTest {
    private static final String SHA_OF_A = "3fcc0b9985c6c912ff94a65b14fd50fa4aa9a966bb6bf29700b0638d3c5ab546";

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path elsewhere = Path.of("");

    @Test
    void noMigrationOfAReleaseHasChanged() throws Exception {
        var released = new ReleasedMigrations(
                Path.of("src/test/resources/released-migrations.sha256"), Path.of("src/main/resources/db"));
        assertThat(released.problems()).isEmpty();
    }

    @BeforeEach
    void release() throws IOException {
        write("V1__a.sql", "create table a (number bigint);\n");
        write("V2__b.sql", "create table b (number bigint);\n");
        Files.writeString(elsewhere.resolve("list"), """
                # 1.0
                SHA  V1__a.sql
                """.replace("SHA", SHA_OF_A));
    }

    @Test
    void whatIsAddedAfterAReleaseIsRight() throws Exception {
        assertThat(released().problems()).isEmpty();
        write("V2__b.sql", "create table b (number integer);\n");
        assertThat(released().problems()).as("not released yet").isEmpty();
    }

    @Test
    void theEndsOfLinesDoNotCount() throws Exception {
        write("V1__a.sql", "create table a (number bigint);\r\n");
        assertThat(released().problems()).isEmpty();
    }

    @Test
    void aReleasedMigrationThatChangesFails() throws Exception {
        write("V1__a.sql", "create table a (number integer);\n");
        assertThat(released().problems())
                .singleElement()
                .asString()
                .contains("V1__a.sql")
                .contains("has changed");
    }

    @Test
    void aReleasedMigrationThatIsGoneFails() throws Exception {
        Files.delete(folder.resolve("V1__a.sql"));
        assertThat(released().problems())
                .singleElement()
                .asString()
                .contains("V1__a.sql")
                .contains("is gone");
    }

    @Test
    void aMigrationPutBeforeAReleasedOneFails() throws Exception {
        write("V0__z.sql", "create table z (number bigint);\n");
        assertThat(released().problems())
                .singleElement()
                .asString()
                .contains("V0__z.sql")
                .contains("higher number");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private ReleasedMigrations released() {
        return new ReleasedMigrations(elsewhere.resolve("list"), folder);
    }
}
