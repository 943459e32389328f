package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.NpmProgram;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The types of the package for pages that are built (`packaging/npm`), as TypeScript's own compiler reads
/// them. `npm ci` in `src/test/npm` installs it.
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class HubTypesTest {
    private static final Pattern LINE = Pattern.compile("wrong\\.mts\\((\\d+),");

    @Test
    void aPageThatIsRightCompiles() throws IOException {
        assertThat(compile("types/right.mts")).isEmpty();
    }

    @Test
    void everyLineThatIsWrongIsFound() throws IOException {
        var lines = compile("types/wrong.mts").stream()
                .flatMap(line -> LINE.matcher(line).results().map(found -> found.group(1)))
                .distinct()
                .toList();
        assertThat(lines).containsExactly("4", "5", "6", "7", "8");
    }

    private static List<String> compile(String file) throws IOException {
        return NpmProgram.run(
                "node_modules/typescript/bin/tsc",
                "--noEmit",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "nodenext",
                "--moduleDetection",
                "force",
                "--lib",
                "es2022,dom",
                file);
    }
}
