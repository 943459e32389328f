package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sportello.model.Change;
import dev.sportello.model.SettingsPage;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What any version has stored or sent is read by this one, with nothing lost.
class RecordedSamplesTest {
    private final Codec codec = new Codec();
    private final ObjectMapper json = new ObjectMapper();

    static Stream<Sample> samples() throws IOException {
        return Sample.all().stream().filter(sample -> !sample.folder().equals("word"));
    }

    static Stream<Sample> words() throws IOException {
        return Sample.all().stream().filter(sample -> sample.folder().equals("word"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasRecordedIsReadAndWrittenAgain(Sample sample) throws Exception {
        var value = codec.body(sample.text(), sample.type());
        assertHolds(json.readTree(codec.encode(value)), json.readTree(sample.text()), sample.path());
        assertThat(codec.body(codec.encode(value), sample.type())).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasRecordedIsOfAKindThatIsKnown(Sample sample) throws Exception {
        assertThat(codec.request(sample.text(), sample.type())).isEqualTo(codec.body(sample.text(), sample.type()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyRecordedWordStandsInTheTable(Sample sample) throws Exception {
        var known = wordsOf(sample.name().replaceFirst("-.*", ""));
        for (var word : json.readTree(sample.text())) {
            assertThat(known).contains(word.asText());
        }
    }

    @Test
    void everyWordOfTheTableWasRecorded() throws Exception {
        for (var words : Names.CONSTANTS) {
            var recorded = words().filter(
                            sample -> sample.name().replaceFirst("-.*", "").equals(name(words.root())));
            var all = new HashSet<String>();
            for (var sample : recorded.toList()) {
                json.readTree(sample.text()).forEach(word -> all.add(word.asText()));
            }
            assertThat(all)
                    .as("recorded of %s", words.root())
                    .containsAll(words.constants().keySet());
        }
    }

    @Test
    void everyKindWasRecorded() throws Exception {
        var seen = new HashSet<String>();
        for (var sample : samples().toList()) {
            collect(json.readTree(sample.text()), seen);
        }
        for (var kinds : Names.KINDS) {
            assertThat(seen)
                    .as("recorded kinds of %s", kinds.root())
                    .containsAll(kinds.classes().keySet());
        }
        assertThat(filesOf("entry")).containsAll(kinds(Change.class));
        assertThat(filesOf("client-frame")).containsAll(kinds(ClientFrame.class));
        assertThat(filesOf("relay-frame")).containsAll(kinds(RelayFrame.class));
        assertThat(filesOf("settings-page")).containsAll(kinds(SettingsPage.class));
    }

    @Test
    void everyBodyWasRecorded() throws Exception {
        var recorded = samples()
                .filter(sample -> sample.folder().equals("body"))
                .flatMap(sample -> withParts(sample.type()))
                .collect(Collectors.toSet());
        assertThat(recorded)
                .containsAll(Arrays.asList(AgentBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(ApiKeyBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(WebhookBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(MergeBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(IntegrationBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(PrivacyBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(TeamBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(ShopperBodies.class.getDeclaredClasses()))
                .containsAll(Arrays.asList(SearchBodies.class.getDeclaredClasses()));
    }

    @Test
    void whatWasRecordedIsNeverChangedOrTakenAway() throws Exception {
        var lines = Files.readAllLines(Sample.FOLDER.resolve("RECORDED"));
        var now = Sample.all().stream().map(RecordedSamplesTest::line).toList();
        assertThat(now)
                .as("The line to append is the one that \"sha256sum FILE\" prints.")
                .hasSameElementsAs(lines);
        assertThat(lines).doesNotHaveDuplicates();
    }

    /// A body, and what its fields hold.
    private static Stream<Class<?>> withParts(Type type) {
        return switch (type) {
            case Class<?> body
            when body.isRecord() ->
                Stream.concat(
                        Stream.of(body),
                        Arrays.stream(body.getRecordComponents()).flatMap(field -> withParts(field.getGenericType())));
            case ParameterizedType list ->
                Arrays.stream(list.getActualTypeArguments()).flatMap(RecordedSamplesTest::withParts);
            default -> Stream.empty();
        };
    }

    private static String line(Sample sample) {
        try {
            var bytes = Files.readAllBytes(Sample.FOLDER.resolve(sample.path()));
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest) + "  " + sample.path();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A later version may write more fields than were recorded, but none less and none other.
    private static void assertHolds(JsonNode written, JsonNode recorded, String where) {
        if (recorded.isObject()) {
            recorded.properties()
                    .forEach(field ->
                            assertHolds(written.path(field.getKey()), field.getValue(), where + "." + field.getKey()));
        } else if (recorded.isArray()) {
            assertThat(written).as(where).hasSameSizeAs(recorded);
            for (var i = 0; i < recorded.size(); i++) {
                assertHolds(written.get(i), recorded.get(i), where + "[" + i + "]");
            }
        } else {
            assertThat(written).as(where).isEqualTo(recorded);
        }
    }

    private static void collect(JsonNode node, Set<String> kinds) {
        if (node.path("kind").isTextual()) {
            kinds.add(node.path("kind").asText());
        }
        node.forEach(child -> collect(child, kinds));
    }

    private static List<String> filesOf(String folder) throws IOException {
        return samples()
                .filter(sample -> sample.folder().equals(folder))
                .map(Sample::name)
                .toList();
    }

    private static Set<String> kinds(Class<?> type) {
        return Objects.requireNonNull(Names.kindsOf(type)).classes().keySet();
    }

    private static Set<String> wordsOf(String type) {
        return Names.CONSTANTS.stream()
                .filter(words -> name(words.root()).equals(type))
                .findFirst()
                .orElseThrow()
                .constants()
                .keySet();
    }

    /// As its file is called: `Standing` of `Agent.Standing`, but `Event.Kind`, `Status.Kind` and `Order.State`.
    private static String name(Class<?> type) {
        var outer = type.getDeclaringClass();
        var name = type.getSimpleName();
        return outer != null && Set.of("Kind", "State").contains(name) ? outer.getSimpleName() + "." + name : name;
    }
}
