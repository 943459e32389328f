package dev.sportello.relay.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("secrets.key");
    }

    @Test
    void whatAKilledProcessHadBegunIsNoFile() throws Exception {
        Files.writeString(folder.resolve("secrets.key.writing"), "half");
        OwnerOnly.write(file, "whole".getBytes(UTF_8));
        assertThat(file).hasContent("whole");
        assertThat(folder).isDirectoryNotContaining("glob:**.writing");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFileThatIsThereStays() throws Exception {
        Files.writeString(file, "older");
        assertThatThrownBy(() -> OwnerOnly.write(file, "newer".getBytes(UTF_8)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("older");
        OwnerOnly.replace(file, "newer".getBytes(UTF_8));
        assertThat(file).hasContent("newer");
    }
}
