package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The hub speaks in the console only of what an integrator must change, and each line has a code that
/// `docs/embedding.md` lists.
class HubConsoleTest {
    private static final Path HUB = Path.of("src/main/resources/hub");
    private static final Path DOCUMENT = Path.of("../docs/embedding.md");
    private static final Pattern SAID = Pattern.compile("\\b(?:explain|complain)\\((?![^)]*\\) =>)\\s*(.{5})");
    private static final Pattern CODE = Pattern.compile("\\[(S\\d+)]");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(S\\d+)` \\|");

    @Test
    void everyLineOfTheConsoleHasACode() throws IOException {
        var without = SAID.matcher(scripts())
                .results()
                .map(found -> found.group(1))
                .filter(start -> !start.matches("[\"'`]\\[S\\d."))
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void theDocumentListsTheCodesThatThereAreAndNoOthers() throws IOException {
        assertThat(all(LISTED, Files.readString(DOCUMENT))).isNotEmpty().isEqualTo(all(CODE, scripts()));
    }

    private static Collection<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scripts() throws IOException {
        try (var files = Files.list(HUB)) {
            var all = new StringBuilder();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
