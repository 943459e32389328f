package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.SetAside;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTokensTest {
    private static final URI RELAY = URI.create("https://chat.shop.example");
    private static final URI OTHER = URI.create("https://chat.other.example");
    private static final String ANNA = "anna@shop.example";

    @TempDir
    Path folder;

    private final DamagedFiles damaged = new DamagedFiles(Clock.systemUTC());
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("devices.json");
    }

    @Test
    void whatARelayGaveIsFoundAfterARestart() {
        tokens().keep(RELAY, ANNA, "secret");
        assertThat(tokens().find(RELAY, ANNA)).isEqualTo("secret");
        assertThat(tokens().find(RELAY, " Anna@Shop.Example ")).isEqualTo("secret");
    }

    @Test
    void withoutAFileNothingIsKnownAndNothingIsDamaged() {
        assertThat(tokens().find(RELAY, ANNA)).isNull();
        assertThat(damaged.unread()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void twoAgentsAndTwoRelaysHaveTokensOfTheirOwn() {
        var tokens = tokens();
        tokens.keep(RELAY, ANNA, "anna here");
        tokens.keep(OTHER, ANNA, "anna there");
        tokens.keep(RELAY, "marco@shop.example", "marco here");
        tokens.keep(RELAY, ANNA, "anna here again");
        assertThat(tokens.find(RELAY, ANNA)).isEqualTo("anna here again");
        assertThat(tokens.find(OTHER, ANNA)).isEqualTo("anna there");
        assertThat(tokens.find(RELAY, "marco@shop.example")).isEqualTo("marco here");
        assertThat(tokens.find(OTHER, "marco@shop.example")).isNull();
    }

    @Test
    void onlyTheOwnerReadsTheFileAlsoOneThatOthersCouldRead() throws IOException {
        Files.writeString(file, "{\"tokens\":{}}");
        tokens().keep(RELAY, ANNA, "secret");
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing is left beside it").containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"tokens\":{\"a\":", "[]", "null", "{\"tokens\":7}", "\u0000\u0001 no JSON"})
    void aDamagedFileIsSetAsideAndTheNextSignInBeginsANewOne(String content) throws IOException {
        Files.writeString(file, content);
        assertThat(tokens().find(RELAY, ANNA)).isNull();
        assertThat(damaged.unread()).singleElement().satisfies(aside -> {
            assertThat(aside.kind()).isEqualTo(FileKind.DEVICES);
            assertThat(aside.file()).content().isEqualTo(content);
        });
        tokens().keep(RELAY, ANNA, "secret");
        assertThat(tokens().find(RELAY, ANNA)).isEqualTo("secret");
        assertThat(damaged.unread()).extracting(SetAside::kind).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreADamagedFile() throws IOException {
        Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        assertThat(tokens().find(RELAY, ANNA)).isNull();
        assertThat(damaged.unread()).hasSize(1);
    }

    @Test
    void aFileThatTheSystemDoesNotLetOneReadStaysAsItIs() throws IOException {
        Files.createDirectories(file.resolve("in the way"));
        assertThat(tokens().find(RELAY, ANNA)).isNull();
        tokens().keep(RELAY, ANNA, "secret");
        assertThat(tokens().find(RELAY, ANNA)).isNull();
        assertThat(file).isDirectory();
        assertThat(damaged.unread()).isEmpty();
    }

    @Test
    void whatANewerVersionKeepsStaysBesideANewToken() throws IOException {
        Files.writeString(file, """
                {"version":2,"tokens":{"marco@shop.example https://chat.shop.example":{"token":"t","until":"2027"},\
                "anna@shop.example https://chat.shop.example":"old"}}""");
        assertThat(tokens().find(RELAY, "marco@shop.example")).isNull();
        tokens().keep(RELAY, ANNA, "new");
        assertThat(file).content().isEqualTo("""
                {"version":2,"tokens":{"marco@shop.example https://chat.shop.example":{"token":"t","until":"2027"},\
                "anna@shop.example https://chat.shop.example":"new"}}""");
        assertThat(damaged.unread()).isEmpty();
    }

    private DeviceTokens tokens() {
        return new DeviceTokens(file, damaged);
    }
}
