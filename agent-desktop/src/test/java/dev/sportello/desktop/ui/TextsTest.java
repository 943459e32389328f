package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text is a key of its package, in both languages, and no key is left over.
class TextsTest {
    private static final Path JAVA = Path.of("src/main/java/dev/sportello/desktop");
    private static final Path RESOURCES = Path.of("src/main/resources/dev/sportello/desktop");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern IN_JAVA = Pattern.compile("texts(?:\\(\\))?\\.get\\(\\s*\"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"ui", "login", "window", "inbox", "thread", "customer", "emoji", "settings", "undelivered"})
    void bothLanguagesHaveTheSameKeys(String view) {
        assertThat(texts(view, "_it").stringPropertyNames())
                .isEqualTo(texts(view, "").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "login", "window", "inbox", "thread", "customer", "emoji", "settings", "undelivered"})
    void everyKeyThatIsAskedForExists(String view) {
        var asked = new TreeSet<String>();
        asked.addAll(found(IN_FXML, RESOURCES.resolve(view), ".fxml"));
        asked.addAll(found(IN_JAVA, JAVA.resolve(view), ".java"));
        asked.addAll(view.equals("window") ? found(QUOTED, JAVA.resolve("ui/Shortcut.java"), ".java") : Set.of());
        assertThat(texts(view, "").stringPropertyNames()).containsAll(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "login", "window", "inbox", "thread", "customer", "emoji", "settings", "undelivered"})
    void everyKeyIsUsed(String view) {
        var used = new TreeSet<String>();
        used.addAll(found(IN_FXML, RESOURCES.resolve(view), ".fxml"));
        used.addAll(found(QUOTED, JAVA.resolve(view), ".java"));
        used.addAll(view.equals("window") ? found(QUOTED, JAVA, ".java") : Set.of());
        assertThat(used).containsAll(texts(view, "").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "login", "window", "inbox", "thread", "customer", "emoji", "settings", "undelivered"})
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
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(view).resolve(view + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }

    private static Set<String> found(Pattern pattern, Path below, String suffix) {
        try (Stream<Path> files = Files.walk(below)) {
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
