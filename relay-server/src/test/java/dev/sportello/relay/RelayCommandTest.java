package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.maintenance.CommandFailed;
import dev.sportello.relay.maintenance.DataOptions;
import dev.sportello.relay.maintenance.MaintenanceCommand;
import dev.sportello.relay.maintenance.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class RelayCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// Says which data it was given.
    @Command(name = "which", mixinStandardHelpOptions = true)
    static final class Which implements MaintenanceCommand {
        private final DataOptions data;
        private final Terminal terminal;

        @Option(names = "--fail")
        boolean fail;

        Which(DataOptions data, Terminal terminal) {
            this.data = data;
            this.terminal = terminal;
        }

        @Override
        public void run() throws CommandFailed {
            if (fail) {
                throw new CommandFailed("It failed.", null);
            }
            terminal.out().println(data.folder() + " " + data.database() + " " + data.secretsKey());
        }
    }

    @Test
    void theDataAreNamedBeforeACommandOrAfterIt() {
        assertThat(execute(Map.of(), "--data", "before", "which")).isZero();
        assertThat(execute(Map.of(), "which", "--data", "after", "--secrets-key=key"))
                .isZero();
        assertThat(execute(Map.of("SPORTELLO_DATA", "variable"), "which")).isZero();
        assertThat(execute(Map.of("SPORTELLO_DATA", "variable"), "--data=option", "which"))
                .isZero();
        assertThat(execute(Map.of("SPORTELLO_DATA", "variable"), "which", "--data=option"))
                .isZero();
        assertThat(execute(Map.of(), "which")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .extracting(line -> line.split(" ")[0])
                .containsExactly("before", "after", "variable", "option", "option", "sportello-data");
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .first()
                .asString()
                .endsWith(" key");
    }

    @Test
    void noVariableMakesACommandDoSomethingElse() {
        assertThat(execute(Map.of("SPORTELLO_FAIL", "true"), "which")).isZero();
    }

    @Test
    void aCommandThatFailsSaysWhyInOneSentence() {
        assertThat(execute(Map.of(), "which", "--fail")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("It failed.\n");
    }

    @Test
    void theRelaysOwnOptionsAreNotACommands() {
        assertThat(execute(Map.of(), "which", "--port=1")).isEqualTo(2);
    }

    /// The service starts the relay again after any other code, every two seconds.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--limit=nonsense=1",
                "--limit=shopper-queue-bytes=1",
                "--limit=connections=3000000000",
                "--limit=silence=PT-1S",
                "--limit=silence=PT9999999H",
                "--limit=sign-ins=1/PT9999999H:1",
                "--port=70000",
                "--account= ",
                "--allow-origin=shop.example",
                "--trust-proxy=nginx",
                "--allow-webhooks-to=intranet",
                "--database-url=mysql://localhost/x",
                "--data=a;INIT=select 1",
                "--demo --identity-keys=keys",
                "--demo --host=0.0.0.0"
            })
    void optionsThatNoStartCanUnderstandEndWithTheCodeOfWrongOptions(String options) {
        var variables = Map.of(
                "SPORTELLO_PORT", "0", "SPORTELLO_DATA", folder.resolve("data").toString());
        assertThat(execute(variables, options.split(" (?=--)")))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void aFileOfKeysThatIsWrongEndsWithThatCodeToo() throws Exception {
        var keys = Files.writeString(folder.resolve("keys"), "key-1 HS256 AAAA\n");
        assertThat(execute(Map.of(), "--port=0", "--data=" + folder.resolve("data"), "--identity-keys=" + keys))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Line 1 of " + keys);
        assertThat(execute(Map.of(), "--port=0", "--data=" + folder.resolve("data"), "--identity-keys=" + folder))
                .as("a file that cannot be read now")
                .isEqualTo(1);
        assertThat(execute(
                        Map.of(),
                        "--port=0",
                        "--data=" + folder.resolve("data"),
                        "--identity-keys=" + Files.writeString(keys, "")))
                .as("a file that is being written")
                .isEqualTo(1);
    }

    @Test
    void whatMayBeDifferentAtTheNextStartEndsWithAnotherCode() throws Exception {
        var data = "--data=" + folder.resolve("data");
        var missing = folder.resolve("missing");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThat(execute(Map.of(), data, "--port=" + port)).isEqualTo(1);
            assertThat(execute(Map.of(), data, "--port=0", "--metrics-token-file=" + missing))
                    .isEqualTo(1);
            var database = "--database-url=jdbc:postgresql://127.0.0.1:" + port + "/x";
            assertThat(execute(Map.of(), data, "--port=0", database, "--database-password-file=" + missing))
                    .isEqualTo(1);
        }
        assertThat(execute(Map.of(), "--port=0", "--data=" + Files.createFile(folder.resolve("file"))))
                .isEqualTo(1);
    }

    private int execute(Map<String, String> environment, String... options) {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader("")));
        var command = new RelayCommand(terminal, new MovableClock(), data -> List.of(new Which(data, terminal)));
        return command.execute(environment, options);
    }
}
