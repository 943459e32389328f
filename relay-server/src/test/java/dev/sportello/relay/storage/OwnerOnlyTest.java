package dev.sportello.relay.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
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
    void isTheOwnersAlone() throws Exception {
        OwnerOnly.write(file, "whole".getBytes(UTF_8));
        assertThat(file).hasContent("whole");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(names()).containsExactly("secrets.key");
    }

    @Test
    void aFileThatIsThereStays() throws Exception {
        Files.writeString(file, "older");
        assertThatThrownBy(() -> OwnerOnly.write(file, "newer".getBytes(UTF_8)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("older");
        assertThat(names()).containsExactly("secrets.key");
        OwnerOnly.replace(file, "newer".getBytes(UTF_8));
        assertThat(file).hasContent("newer");
        assertThat(names()).containsExactly("secrets.key");
    }

    @Test
    void whatAKilledProcessHadBegunIsReplacedToo() throws Exception {
        Files.writeString(folder.resolve("secrets.key.writing"), "half");
        OwnerOnly.replace(file, "whole".getBytes(UTF_8));
        assertThat(file).hasContent("whole");
        assertThat(names()).containsExactly("secrets.key");
    }

    @RepeatedTest(50)
    void ofSeveralWhoWriteItAtOnceOneDoes() throws Exception {
        var written = new CopyOnWriteArrayList<String>();
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (var name : List.of("one", "two", "three", "four")) {
                var _ = writers.submit(() -> {
                    OwnerOnly.write(file, name.getBytes(UTF_8));
                    return written.add(name);
                });
            }
        }
        assertThat(written).containsExactly(Files.readString(file));
        assertThat(names()).containsExactly("secrets.key");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
