package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aTakenPortIsNamedAndLeavesNothingOpen() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThatThrownBy(() -> start("--port=" + port))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("--port");
        }
        start("--port=0").close();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> start("--port=0", "--data=" + file.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> start("--port=0", "--data=" + file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file + " is a file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseLooksIntoTheFolder() throws Exception {
        var data = folder.resolve("made");
        start("--port=0", "--data=" + data).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void anAddressThatIsNotThisMachinesIsNamed() {
        // For documentation only, so nobody's (RFC 5737).
        assertThatThrownBy(() -> start("--port=0", "--host=192.0.2.1"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("192.0.2.1, which is no address of this machine");
    }

    @Test
    void aPortThatDoesNotExistIsNamedWithItsRange() {
        assertThatThrownBy(() -> start("--port=99999"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("99999")
                .hasMessageContaining("--port")
                .hasMessageContaining("65535");
    }

    @Test
    void wrongKeysAreNamed() throws Exception {
        var keys = Files.writeString(folder.resolve("keys"), "key-1 HS256 AAAA\n");
        assertThatThrownBy(() -> start("--port=0", "--identity-keys=" + keys))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Line 1 of " + keys);
    }

    @Test
    void aWrongOriginIsNamed() {
        assertThatThrownBy(() -> start("--port=0", "--allow-origin=shop.example"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("\"shop.example\" is no origin");
    }

    @Test
    void theFirstStartMakesAKeyAndACodeAndTheNextKeepsTheKey() throws Exception {
        byte[] key;
        try (var relay = start("--port=0")) {
            assertThat(relay.setupCode()).isNotNull();
            key = Files.readAllBytes(folder.resolve("identity-keys"));
        }
        try (var relay = start("--port=0")) {
            assertThat(relay.setupCode()).isNotNull();
            assertThat(folder.resolve("identity-keys")).hasBinaryContent(key);
        }
    }

    @Test
    void theCommandLineAnswersWithASentenceAndACode() throws Exception {
        assertThat(run("--help"))
                .satisfies(it -> assertThat(it.code).isZero())
                .satisfies(it -> assertThat(it.output).contains("--data", "SPORTELLO_DATA", "SPORTELLO_LOG"));
        assertThat(run("--version").output).startsWith("Sportello relay");
        assertThat(run("--prot=1"))
                .satisfies(it -> assertThat(it.code).isEqualTo(2))
                .satisfies(it -> assertThat(it.output).contains("--prot", "See --help."))
                .satisfies(it -> assertThat(it.output.lines()).hasSize(1));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port=" + taken.getLocalPort(), "--data=" + folder)
                            .output
                            .lines())
                    .hasSize(1);
        }
        var wrong = run("--port=0", "--data=" + folder, "--allow-origin=shop.example");
        assertThat(wrong.code).isEqualTo(1);
        assertThat(wrong.output.lines()).hasSize(1);
    }

    private RunningRelay start(String... options) throws StartFailure {
        var all = new ArrayList<>(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--data="))) {
            all.add("--data=" + folder);
        }
        return Relay.start(RelayConfig.parse(Map.of(), all.toArray(String[]::new)), new MovableClock());
    }

    private static Ended run(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Relay.class.getName()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int code, String output) {}
}
