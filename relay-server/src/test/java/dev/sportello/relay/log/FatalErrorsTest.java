package dev.sportello.relay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kill")
class FatalErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"memory", "virtual", "caught"})
    void aLackOfMemoryEndsTheProcessWithASentence(String how) throws Exception {
        var ended = run(how);
        assertThat(ended.code).isEqualTo(FatalErrors.EXIT_CODE);
        assertThat(ended.output).contains("The relay has run out of memory and ends.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "projections"})
    void aVitalThreadThatDiesEndsTheProcessWithASentence(String thread) throws Exception {
        var ended = run(thread);
        assertThat(ended.code).isEqualTo(FatalErrors.EXIT_CODE);
        assertThat(ended.output).contains("cannot go on without its thread \"" + thread + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"another"})
    void anyOtherThreadThatDiesIsOnlyLogged(String thread) throws Exception {
        var ended = run(thread);
        assertThat(ended.code).isZero();
        assertThat(ended.output).contains("The thread another died.");
    }

    private static Ended run(String how) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingProgram.class.getName(),
                how);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int code, String output) {}
}
