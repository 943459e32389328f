package dev.sportello.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `ARCHITECTURE.md` names is there: it is the page that a newcomer opens first, and classes are renamed.
class ArchitectureDocumentTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*");
    private static final Pattern PATH = Pattern.compile("(relay|hub|desktop|model|hours|wire)/[\\w/.]+");

    /// What stands before shortened paths.
    private static final Map<String, String> FOLDERS = Map.of(
            "relay", "relay-server/src/main/java/dev/sportello/",
            "hub", "relay-server/src/main/resources/",
            "desktop", "agent-desktop/src/main/java/dev/sportello/",
            "model", "shared-model/src/main/java/dev/sportello/",
            "hours", "shared-model/src/main/java/dev/sportello/",
            "wire", "shared-model/src/main/java/dev/sportello/");

    private static final Path ROOT = Path.of("..");

    @Test
    void everyClassThatItNamesIsThere() throws IOException {
        var named = quoted().stream()
                .flatMap(text -> CLASS.matcher(text).results())
                .map(found -> found.group())
                .collect(toSet());
        assertThat(named).isNotEmpty().isSubsetOf(classes());
    }

    @Test
    void everyPathThatItNamesLeadsSomewhere() throws IOException {
        var paths =
                quoted().stream().filter(text -> PATH.matcher(text).matches()).toList();
        assertThat(paths).isNotEmpty().allMatch(ArchitectureDocumentTest::leadsSomewhere);
    }

    private static boolean leadsSomewhere(String path) {
        var from = ROOT.resolve(FOLDERS.get(path.substring(0, path.indexOf('/'))));
        // A member of a class stands behind a dot.
        var file = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
        return Stream.of(path, path + ".java", file + ".java").anyMatch(one -> Files.exists(from.resolve(one)));
    }

    private static List<String> quoted() throws IOException {
        return QUOTED.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// The names of all source files, and of the types in them that are named by themselves.
    private static Set<String> classes() throws IOException {
        var declared = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
        try (var modules = Stream.of("shared-model", "relay-server", "agent-desktop")
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(ArchitectureDocumentTest::sources)) {
            return modules.flatMap(source -> declared.matcher(source).results())
                    .map(found -> found.group(1))
                    .collect(toSet());
        }
    }

    private static Stream<String> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ArchitectureDocumentTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
