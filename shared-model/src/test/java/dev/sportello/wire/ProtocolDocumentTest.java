package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of the protocol's pages are what the codec reads and writes, so that the document cannot drift.
class ProtocolDocumentTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern LINK = Pattern.compile("]\\(((?!https?:)[^)\\s]*(?:\\.md|#)[^)\\s]*)\\)");

    private static final Set<String> SECRETS =
            Set.of("token", "deviceToken", "session", "code", "password", "current", "secret", "browserSecret");

    private final Codec codec = new Codec();
    private final ObjectMapper json = new ObjectMapper();

    static Stream<ProtocolExample> examples() {
        return ProtocolExample.onTheWire().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsWhatTheCodecReadsAndWrites(ProtocolExample example) throws Exception {
        var value = example.read(codec);
        assertThat(json.readTree(codec.encode(value))).isEqualTo(json.readTree(example.text()));
    }

    /// Whoever logs a body or a frame, or shows it in a message, gives no secret away.
    @ParameterizedTest
    @MethodSource("examples")
    void noSecretIsPrinted(ProtocolExample example) throws Exception {
        var printed = example.read(codec).toString();
        json.readTree(example.text()).properties().stream()
                .filter(field ->
                        SECRETS.contains(field.getKey()) && field.getValue().isTextual())
                .forEach(field -> assertThat(printed)
                        .as(field.getKey())
                        .doesNotContain(field.getValue().asText()));
    }

    @Test
    void everyFrameHasAnExample() {
        var shown = examples().map(example -> kind(example.text())).collect(Collectors.toSet());
        assertThat(shown).containsAll(kinds(ClientFrame.class)).containsAll(kinds(RelayFrame.class));
    }

    /// As GitHub makes the anchors of headings.
    @Test
    void everyLinkLeadsToAPageAndAHeading() {
        var headings = new HashSet<String>();
        for (var page : ProtocolPage.all()) {
            headings.add(page.name());
            HEADING.matcher(page.text())
                    .results()
                    .forEach(found -> headings.add(page.name() + "#"
                            + found.group(1)
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\w\\- ]", "")
                                    .replace(' ', '-')));
        }
        for (var page : ProtocolPage.all()) {
            assertThat(LINK.matcher(page.text()).results().map(found -> found.group(1)))
                    .as(page.name())
                    .map(link -> link.startsWith("#") ? page.name() + link : link.replaceFirst(".*/", ""))
                    .allMatch(headings::contains);
        }
    }

    private String kind(String text) {
        try {
            return json.readTree(text).path("kind").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> kinds(Class<?> type) {
        return Objects.requireNonNull(Names.kindsOf(type)).classes().keySet();
    }
}
