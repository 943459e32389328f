package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.rig.RelayClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
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
        assertThat(wrong.code).isEqualTo(2);
        assertThat(wrong.output.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blanks",
                " first",
                "a#b",
                "100%",
                "%20",
                "a&b?c=d",
                "bücher 🛒",
                "it's",
                "\"quoted\"",
                "dot.",
                "~",
                "${user.home}",
                "a:b",
                "mem:x",
                "--",
                "line\nbreak",
                "*"
            })
    @DisabledOnOs(OS.WINDOWS)
    void aFolderMayHaveAnyName(String name) throws Exception {
        var data = folder.resolve(name);
        start("--port=0", "--data=" + data).close();
        start("--port=0", "--data=" + data).close();
        assertThat(data.resolve("sportello.mv.db")).exists();
        assertThat(folder).isDirectoryContaining(data::equals);
        try (var made = Files.list(folder)) {
            assertThat(made).containsExactly(data);
        }
    }

    @Test
    void aFolderMayHaveALongName() throws Exception {
        var data = folder.resolve("x".repeat(200));
        start("--port=0", "--data=" + data).close();
        assertThat(data.resolve("sportello.mv.db")).exists();
        assertThatThrownBy(() -> start("--port=0", "--data=" + folder.resolve("x".repeat(300))))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;INIT=create table stranger (id int)",
                ";INIT=RUNSCRIPT FROM 'evil.sql'",
                "a\\;INIT=select 1",
                "a;",
                "back\\slash"
            })
    @DisabledOnOs(OS.WINDOWS)
    void whatTheDatabaseWouldInterpretIsRefusedAndNothingIsMade(String name) throws Exception {
        assertThatThrownBy(() -> start("--port=0", "--data=" + folder.resolve(name)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--data");
        try (var made = Files.list(folder)) {
            assertThat(made).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options=-c%20log_statement=all",
                "socketFactory=evil.Factory",
                "sslmode=require&loggerFile=x.log",
                "sslfactory=evil",
                "stringtype=unspecified",
                "%6fptions=-c"
            })
    void aDatabaseUrlMaySayOnlyHowToReachIt(String parameters) {
        assertThatThrownBy(() -> start("--port=0", "--database-url=jdbc:postgresql://localhost/x?" + parameters))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("sslmode");
    }

    @Test
    void aPasswordInADatabaseUrlIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> start("--port=0", "--database-url=jdbc:postgresql://localhost/x?password=horse"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--database-password-file")
                .hasMessageNotContaining("horse");
    }

    @Test
    void aDemoListensOnThisMachineOnlyAndSignsWithItsOwnKeys() throws Exception {
        assertThatThrownBy(() -> start("--port=0", "--demo", "--host=0.0.0.0"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--host 127.0.0.1");
        var keys = Files.writeString(folder.resolve("keys"), "key-1 HS256 " + "A".repeat(43) + "\n");
        assertThatThrownBy(() -> start("--port=0", "--demo", "--identity-keys=" + keys))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("without --identity-keys");
        start("--port=0", "--demo", "--host=localhost", "--data=" + folder.resolve("demo"))
                .close();
    }

    @Test
    void aDemoAndARealShopNeverShareAFolder() throws Exception {
        var demo = folder.resolve("demo");
        start("--port=0", "--demo", "--data=" + demo).close();
        start("--port=0", "--demo", "--data=" + demo).close();
        assertThatThrownBy(() -> start("--port=0", "--data=" + demo))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("sample data");

        var real = folder.resolve("real");
        try (var relay = start("--port=0", "--data=" + real)) {
            var body = "{\"code\":\"" + relay.setupCode()
                    + "\",\"name\":\"Anna\",\"email\":\"anna@shop.example\",\"password\":\"correct horse\","
                    + "\"device\":\"laptop\"}";
            var client = new RelayClient(relay::address);
            var request = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body));
            assertThat(client.send("/agent/first-admin", request).statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> start("--port=0", "--demo", "--data=" + real))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("real shop");
        start("--port=0", "--data=" + real).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "nginx",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0",
                "0.0.0.0/0",
                "::/0",
                "1.2.3.4/8/9",
                ""
            })
    void aProxyThatIsNoAddressIsRefused(String proxy) {
        assertThatThrownBy(() -> start("--port=0", "--trust-proxy=" + proxy))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--trust-proxy");
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
