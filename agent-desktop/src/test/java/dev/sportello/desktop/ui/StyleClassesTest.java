package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Event;
import dev.sportello.wire.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is dressed has a style, and each style dresses something.
class StyleClassesTest {
    private static final Path MAIN = Path.of("src", "main");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final List<String> THEMES =
            List.of("/atlantafx/base/theme/primer-light.css", "/com/sun/javafx/scene/control/skin/modena/modena.css");

    private static final Pattern RULE = Pattern.compile("\\{[^}]*}|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("\\.([a-zA-Z][\\w-]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern IN_CODE =
            Pattern.compile("getStyleClass\\(\\)\\s*\\.\\s*(?:add|addAll|setAll)\\(([^;]*);");
    private static final Pattern IN_FXML = Pattern.compile("styleClass=\"([^\"]*)\"");

    private final String code = read(MAIN, ".java");
    private final String fxml = read(MAIN, ".fxml");
    private final Set<String> styled = selected(read(MAIN, ".css"));

    @Test
    void whatIsDressedHasAStyleOrIsLookedUp() {
        var dressed = Stream.concat(
                        all(IN_CODE, code).flatMap(names -> all(LITERAL, names)),
                        all(IN_FXML, fxml).flatMap(names -> Stream.of(names.split(",\\s*"))))
                .filter(name -> !name.isEmpty())
                // Ends in a number.
                .filter(name -> !name.endsWith("-"));
        var lookedUp = all(LITERAL, code + read(TESTS, ".java"))
                .flatMap(text -> selected(text).stream())
                .collect(Collectors.toSet());
        assertThat(styled).isNotEmpty();
        assertThat(dressed.filter(name -> !styled.contains(name) && !lookedUp.contains(name)))
                .isEmpty();
    }

    @Test
    void eachStyleDressesSomething() {
        var named = Stream.concat(all(LITERAL, code), all(IN_FXML, fxml))
                .flatMap(names -> Stream.of(names.split(",\\s*")))
                .collect(Collectors.toSet());
        var ofControls = THEMES.stream()
                .flatMap(theme -> selected(resource(theme)).stream())
                .collect(Collectors.toSet());
        var kinds = Arrays.stream(Event.Kind.Known.values()).map(Names::of).toList();
        Predicate<String> begun =
                style -> named.stream().anyMatch(name -> name.endsWith("-") && style.startsWith(name));
        assertThat(styled).isNotEmpty();
        assertThat(styled.stream()
                        .filter(style ->
                                !named.contains(style) && !ofControls.contains(style) && !kinds.contains(style))
                        .filter(begun.negate()))
                .isEmpty();
    }

    private static Set<String> selected(String styles) {
        return new TreeSet<>(all(SELECTED, RULE.matcher(styles).replaceAll(" ")).toList());
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(StyleClassesTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            var text = new StringBuilder();
            for (var file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
