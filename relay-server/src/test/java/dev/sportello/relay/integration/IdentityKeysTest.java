package dev.sportello.relay.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityKeysTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aNewFileIsForItsOwnerOnlyAndHoldsOneKey() throws Exception {
        var file = folder.resolve("keys");
        IdentityKeys.make(file, new SecureRandom());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(IdentityKeys.parse(file, Files.readString(file)).find("key-1"))
                .isNotNull();
    }

    @Test
    void anExistingFileIsNeverReplaced() throws Exception {
        var file = folder.resolve("keys");
        ShopSigner.writeKeys(file);
        assertThatThrownBy(() -> IdentityKeys.make(file, new SecureRandom()))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key-1 HS256                                              | with spaces between them
            key-1 none AAAA                                          | HS256 or EdDSA, not none
            key-1 HS256 AAAA                                         | at least 32 bytes
            key-1 HS256 !!!!                                         | not base64url
            key-1 EdDSA AAAA                                         | has 32 bytes
            """)
    void aWrongLineIsNamedWithoutTellingTheKey(String line, String sentence) throws Exception {
        var file = folder.resolve("keys");
        Files.writeString(file, "# keys\n" + line + "\n");
        assertThatThrownBy(() -> IdentityKeys.parse(file, Files.readString(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void threeKeysAreTooMany() throws Exception {
        var file = folder.resolve("keys");
        var line = ShopSigner.LINE;
        Files.writeString(
                file, String.join("\n", line, line.replace("key-1", "key-2"), line.replace("key-1", "key-3")));
        assertThatThrownBy(() -> IdentityKeys.parse(file, Files.readString(file)))
                .hasMessageContaining("holds 3 keys");
    }
}
