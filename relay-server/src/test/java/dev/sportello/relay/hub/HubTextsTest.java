package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.SettingsRules;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HubTextsTest {
    private static final Path HUB = Path.of("src/main/resources/hub");
    private static final Pattern KEY = Pattern.compile("\"([a-z-]+\\.[a-z.-]+)\"");
    private static final Pattern PLURAL =
            Pattern.compile("\\{count} \\p{L}{2,}([eo]s|i|x)\\b|(quedan|sobran) \\{count}");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void everyTextIsUsedAndNoneIsMissing() throws Exception {
        var texts = texts("en");
        var used = new TreeSet<String>();
        for (var file : scripts()) {
            KEY.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(used::add);
        }
        used.removeIf(name -> name.endsWith(".js"));
        assertThat(used).isEqualTo(new TreeSet<>(texts.keySet()));
    }

    @Test
    void everyFileIsALanguageThatAnAdminCanChoose() throws IOException {
        try (var files = Files.list(HUB.resolve("texts"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(SettingsRules.LANGUAGES);
        }
    }

    static List<String> languages() {
        return SettingsRules.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryText(String language) throws Exception {
        var texts = texts(language);
        var missing = new TreeSet<>(texts("en").keySet());
        missing.removeAll(texts.keySet());
        assertThat(missing).as("missing in " + language + ".json").isEmpty();
        assertThat(texts.keySet()).isEqualTo(texts("en").keySet());
        texts("en")
                .forEach((key, text) -> assertThat(places(String.valueOf(texts.get(key))))
                        .as(key)
                        .isEqualTo(places(text)));
    }

    /// What is counted may be one. Only what was cut is never so little.
    @ParameterizedTest
    @MethodSource("languages")
    void noTextHasAWordBesideItsCountThatSuitsOnlyMoreThanOne(String language) throws Exception {
        var texts = texts(language);
        texts.remove("composer.cut");
        assertThat(texts.values()).noneMatch(text -> PLURAL.matcher(text).find());
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Iterable<Path> scripts() throws IOException {
        try (var files = Files.list(HUB)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    private static Map<String, String> texts(String language) throws IOException, RefusedFrame {
        return new Codec().body(Files.readString(HUB.resolve("texts/" + language + ".json")), Texts.class);
    }

    private static final class Texts extends TreeMap<String, String> {}
}
