package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text is a key of its package, in both languages, and no key is left over.
class TextsTest {
    private static final Path JAVA = Path.of("src/main/java/dev/sportello/desktop");
    private static final Path RESOURCES = Path.of("src/main/resources/dev/sportello/desktop");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern IN_JAVA = Pattern.compile("texts(?:\\(\\))?\\.get\\(\\s*\"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");

    /// Every package with texts of its own, as a path.
    static List<String> views() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith("_it.properties"))
                    .map(file -> RESOURCES
                            .relativize(Objects.requireNonNull(file.getParent()))
                            .toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void bothLanguagesHaveTheSameKeys(String view) {
        assertThat(texts(view, "_it").stringPropertyNames())
                .isEqualTo(texts(view, "").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyKeyThatIsAskedForExists(String view) {
        var asked = new TreeSet<String>();
        asked.addAll(found(IN_FXML, RESOURCES.resolve(view), ".fxml"));
        asked.addAll(found(IN_JAVA, JAVA.resolve(view), ".java"));
        asked.addAll(view.equals("window") ? found(IN_JAVA, JAVA.resolve("Workplace.java"), ".java") : Set.of());
        assertThat(texts(view, "").stringPropertyNames()).containsAll(asked);
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyKeyIsUsed(String view) {
        var used = new TreeSet<String>();
        used.addAll(found(IN_FXML, RESOURCES.resolve(view), ".fxml"));
        used.addAll(found(QUOTED, JAVA.resolve(view), ".java"));
        used.addAll(view.equals("window") ? found(QUOTED, JAVA, ".java") : Set.of());
        assertThat(used).containsAll(texts(view, "").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("views")
    void noTextHoldsAnApostropheThatAMessageFormatWouldSwallow(String view) {
        for (var language : new String[] {"", "_it"}) {
            assertThat(texts(view, language).values()).noneMatch(text -> ((String) text).contains("'"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it"})
    void numbersHaveTheirPlural(String language) {
        var locale = Locale.forLanguageTag(language);
        for (var pattern : new String[] {
            texts("thread", language.isEmpty() ? "" : "_it").getProperty("new-messages"),
            texts("window", language.isEmpty() ? "" : "_it").getProperty("badge")
        }) {
            var one = new MessageFormat(pattern, locale).format(new Object[] {1});
            var two = new MessageFormat(pattern, locale).format(new Object[] {2});
            assertThat(one).startsWith("1 ");
            assertThat(two).startsWith("2 ").isNotEqualTo(one.replace('1', '2'));
        }
    }

    private static Properties texts(String view, String language) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file(view, language))) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }

    private static Path file(String view, String language) {
        var folder = RESOURCES.resolve(view);
        return folder.resolve(folder.getFileName() + language + ".properties");
    }

    /// In the files of one package; below the root in those of all.
    private static Set<String> found(Pattern pattern, Path below, String suffix) {
        try (Stream<Path> files = Files.walk(below, below.equals(JAVA) ? Integer.MAX_VALUE : 1)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(result -> result.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
