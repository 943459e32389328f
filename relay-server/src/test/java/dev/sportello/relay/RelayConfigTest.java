package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.http.Limits;
import dev.sportello.relay.storage.DatabaseConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RelayConfigTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyOptionHasAnEnvironmentVariable() throws Exception {
        var environment = Map.of(
                "SPORTELLO_PORT", "0",
                "SPORTELLO_DATA", folder.toString(),
                "SPORTELLO_ALLOW_ORIGIN", "https://a.example,https://b.example",
                "SPORTELLO_LIMIT", "frame-bytes=1000,hello-within=PT3S",
                "SPORTELLO_DEMO", "true");
        var config = RelayConfig.parse(environment);
        assertThat(config.port).isZero();
        assertThat(config.data.folder()).isEqualTo(folder);
        assertThat(config.allowedOrigins).containsExactly("https://a.example", "https://b.example");
        assertThat(config.limits().frameBytes()).isEqualTo(1_000);
        assertThat(config.limits().helloWithin()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.demo).isTrue();
    }

    @Test
    void anOptionWinsOverItsVariable() {
        assertThat(RelayConfig.parse(Map.of("SPORTELLO_PORT", "1"), "--port", "2").port)
                .isEqualTo(2);
    }

    @Test
    void helpNamesEveryOption() {
        var help = new StringWriter();
        RelayConfig.parser(Map.of(), _ -> List.of()).usage(new PrintWriter(help));
        assertThat(help.toString())
                .startsWith("Usage: sportello-relay ")
                .contains("--port", "--data", "--database-url", "--allow-origin", "--identity-keys", "--limit")
                .contains("SPORTELLO_DATA")
                .contains("8080");
    }

    @Test
    void helpNamesEveryLimit() {
        var help = new StringWriter();
        RelayConfig.parser(Map.of(), _ -> List.of()).usage(new PrintWriter(help));
        var words = List.of(help.toString().split("[\\s,.]+"));
        assertThat(words)
                .containsAll(Arrays.stream(Limits.class.getRecordComponents())
                        .map(limit ->
                                limit.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                        .toList());
    }

    /// Images of containers set such variables for their own purposes.
    @Test
    void aVariableForTheVersionIsNoOption() {
        var environment = Map.of("SPORTELLO_VERSION", "1.2", "SPORTELLO_HELP", "no", "SPORTELLO_PORT", "1");
        assertThat(RelayConfig.parse(environment).port).isEqualTo(1);
    }

    @Test
    void anUnknownOptionIsRefusedWithASentence() {
        assertThatThrownBy(() -> RelayConfig.parse(Map.of(), "--prot", "1"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--prot");
    }

    @Test
    void aWrongValueIsRefusedInTheOperatorsWordsAndByTheNameThatWasUsed() {
        assertThat(refusal(Map.of(), "--port=abc")).contains("'--port'", "abc");
        assertThat(refusal(Map.of("SPORTELLO_PORT", "abc"))).contains("the variable SPORTELLO_PORT", "abc");
        assertThat(refusal(Map.of("SPORTELLO_PORT", "1"), "--port=abc")).contains("'--port'");
        assertThat(refusal(Map.of(), "--keep-journal=30d"))
                .contains("'--keep-journal'", "P30D")
                .doesNotContain("java.", "Exception");
        assertThat(refusal(Map.of(), "--keep-journal=P-1D")).contains("'--keep-journal'", "P30D");
        for (var huge : List.of("P999999999Y", "P2147483647M", "P2147483647D", "P99999999999D")) {
            assertThat(refusal(Map.of(), "--keep-journal=" + huge)).contains("'--keep-journal'", "P100Y");
        }
    }

    /// A variable that is set to nothing would put the data wherever the relay was started, and let no shopper in.
    @Test
    void nothingIsNoFolderAndNoAccount() {
        assertThat(refusal(Map.of("SPORTELLO_DATA", ""))).contains("the variable SPORTELLO_DATA");
        assertThat(refusal(Map.of(), "--data=", "--port=1")).contains("'--data'");
        assertThatThrownBy(() ->
                        RelayConfig.parse(Map.of("SPORTELLO_ACCOUNT", " ")).checkAccount())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--account");
    }

    private static String refusal(Map<String, String> environment, String... options) {
        var said = new StringWriter();
        var code = RelayConfig.parser(environment, _ -> List.of())
                .setErr(new PrintWriter(said, true))
                .execute(options);
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString().lines()).hasSize(1);
        return said.toString();
    }

    @Test
    void aWrongLimitIsRefusedWithASentence() {
        assertLimitRefused("frames=1", "no limit called frames");
        assertLimitRefused("frame-bytes=many", "whole number");
        assertLimitRefused("frame-bytes=1000000", "at most 65536");
        assertLimitRefused("silence=50", "a time like PT10S");
        assertLimitRefused("sign-ins=10", "a rate like 20/PT1S:60");
    }

    @Test
    void thePasswordOfADatabaseComesFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "secret\n");
        var config = RelayConfig.parse(
                Map.of(),
                "--database-url=jdbc:postgresql://localhost/x",
                "--database-user=me",
                "--database-password-file=" + file);
        assertThat(config.data.database())
                .isEqualTo(new DatabaseConfig.Postgres("jdbc:postgresql://localhost/x", "me", "secret"));
    }

    @Test
    void aSecretsFileThatIsMissingOrEmptyIsNamed() throws Exception {
        var empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> RelayConfig.parse(Map.of(), "--metrics-token-file=" + empty)
                        .metricsToken())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(empty.toString());
        var missing = folder.resolve("missing");
        assertThatThrownBy(() -> RelayConfig.parse(Map.of(), "--metrics-token-file=" + missing)
                        .metricsToken())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void aSecretsFileThatIsNoTextIsNamed() throws Exception {
        var latin = Files.write(folder.resolve("latin"), new byte[] {'p', (byte) 0xe4, 's', 's'});
        for (var file : List.of(latin, folder)) {
            assertThatThrownBy(() -> RelayConfig.parse(Map.of(), "--metrics-token-file=" + file)
                            .metricsToken())
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aMarkThatAnEditorPutBeforeASecretIsNoPartOfIt() throws Exception {
        var file = Files.writeString(folder.resolve("token"), "\uFEFFsecret\r\n");
        assertThat(RelayConfig.parse(Map.of(), "--metrics-token-file=" + file).metricsToken())
                .isEqualTo("secret");
    }

    private static void assertLimitRefused(String limit, String sentence) {
        assertThatThrownBy(() -> RelayConfig.parse(Map.of(), "--limit", limit).limits())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(sentence);
    }
}
