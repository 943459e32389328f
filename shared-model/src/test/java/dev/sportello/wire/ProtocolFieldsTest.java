package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sportello.colour.Colour;
import dev.sportello.hours.DayHours;
import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import dev.sportello.model.RawJson;
import dev.sportello.model.UnknownName;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables of fields in the protocol's pages say of each record what is true: which fields it has, of which type,
/// and without which it is not read.
class ProtocolFieldsTest {
    private static final List<String> ONE_OF_EACH = List.of("7", "7.5", "\"x\"", "true", "[]", "{}");

    /// TextValues that are none of the type, though a lenient reader might take them.
    private static final Map<String, List<String>> WRONG_TEXTS = Map.of(
            "time",
            List.of(
                    "",
                    " ",
                    "2026-03-01",
                    "10:15",
                    "1772360130",
                    "2026-03-01T10:15:30",
                    "2026-03-01T10:15:30+01:00[Europe/Rome]"),
            "UUID",
            List.of(
                    "",
                    "1-1-1-1-1",
                    "AZihsgAAcACAAAAAAAAAqg==",
                    "198a1b2-00000-7000-8000-0000000000aa0",
                    "0198a1b2-0000-7000-8000-0000000000ag",
                    "0198a1b2-0000-7000-8000_0000000000aa"),
            "duration",
            List.of("", "180", "3 minutes"),
            "time zone",
            List.of("", "Mars/Olympus_Mons"),
            "address",
            List.of("https://shop.example/a b"),
            "colour",
            List.of("", "#176b5", "176b5b", "#176b5g", "red", "#176b5bff"));

    private final Codec codec = new Codec();
    private final ObjectMapper json = new ObjectMapper();

    static Stream<ProtocolExample> tables() {
        return ProtocolExample.onTheWire().stream()
                .filter(example -> !example.fields().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableListsTheFieldsOfItsRecord(ProtocolExample example) throws Exception {
        assertThat(example.fields())
                .containsExactlyElementsOf(
                        fields(record(example)).map(DocumentedField::of).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theExampleAboveATableShowsEveryField(ProtocolExample example) throws Exception {
        assertThat(fieldNames(described(example, json.readTree(example.text()))))
                .containsAll(
                        example.fields().stream().map(DocumentedField::name).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aFieldIsRequiredWhereNothingIsReadWithoutIt(ProtocolExample example) throws Exception {
        for (var field : example.fields()) {
            var without = changed(example, field, null);
            var asNull = changed(example, field, "null");
            // Whether an entry has a ticket depends on its change.
            var required = field.required() || record(example) == Entry.class;
            assertThat(isRead(example, without)).as(without).isNotEqualTo(required);
            assertThat(isRead(example, asNull)).as(asNull).isNotEqualTo(required);
            if (!required) {
                assertThat(example.read(codec, asNull)).isEqualTo(example.read(codec, without));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void nothingIsConvertedToTheTypeOfAField(ProtocolExample example) throws Exception {
        var wrong = new ArrayList<String>();
        for (var field : example.fields()) {
            var shown = described(example, json.readTree(example.text())).get(field.name());
            for (var other : ONE_OF_EACH) {
                if (!isOfTheType(field, shown, json.readTree(other))) {
                    wrong.add(changed(example, field, other));
                }
            }
            for (var text : WRONG_TEXTS.getOrDefault(field.type(), List.of())) {
                wrong.add(changed(example, field, json.writeValueAsString(text)));
            }
        }
        assertThat(wrong.stream().filter(text -> isRead(example, text))).isEmpty();
    }

    private static boolean isOfTheType(DocumentedField field, JsonNode shown, JsonNode other) {
        return shown.isNumber() && other.isNumber()
                ? field.type().equals("decimal") || other.isIntegralNumber()
                : shown.getNodeType() == other.getNodeType();
    }

    @Test
    void everyRecordHasOneTable() throws Exception {
        var described = new HashSet<Class<?>>();
        for (var example : tables().toList()) {
            var record = record(example);
            assertThat(described.add(record)).as("a second table of %s", record).isTrue();
        }
        assertThat(described).containsExactlyInAnyOrderElementsOf(recordsWithFields());
    }

    @Test
    void aKindWithoutFieldsOfItsOwnIsShownAsWell() throws Exception {
        var shown = new HashSet<Class<?>>();
        for (var example : ProtocolExample.onTheWire()) {
            shown.add(record(example));
        }
        assertThat(shown).containsAll(records());
    }

    private boolean isRead(ProtocolExample example, String text) {
        try {
            return example.read(codec, text) != null;
        } catch (RefusedFrame e) {
            return false;
        }
    }

    /// The example with another value in a field.
    ///
    /// @param value as JSON; null takes the field out
    private String changed(ProtocolExample example, DocumentedField field, @Nullable String value) throws IOException {
        var whole = json.readTree(example.text());
        var described = described(example, whole);
        if (value == null) {
            described.remove(field.name());
        } else {
            described.set(field.name(), json.readTree(value));
        }
        return whole.toString();
    }

    /// What the table is about: of an entry its change.
    private static ObjectNode described(ProtocolExample example, JsonNode whole) {
        return (ObjectNode) (example.kind().equals("entry") ? whole.get("change") : whole);
    }

    private Class<?> record(ProtocolExample example) throws RefusedFrame {
        var value = example.read(codec);
        return example.kind().equals("entry") ? ((Entry) value).change().getClass() : value.getClass();
    }

    private static Set<String> fieldNames(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Stream<RecordComponent> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents());
    }

    private static Set<Class<?>> recordsWithFields() {
        return records().stream()
                .filter(record -> fields(record).findAny().isPresent())
                .collect(Collectors.toSet());
    }

    /// All records that are written as objects.
    private static Set<Class<?>> records() {
        var records = new HashSet<Class<?>>();
        Names.KINDS.forEach(kinds -> collect(kinds.root(), records));
        Stream.of(
                        AgentBodies.class,
                        ApiKeyBodies.class,
                        CheckBodies.class,
                        ChannelBodies.class,
                        WebhookBodies.class,
                        MergeBodies.class,
                        IntegrationBodies.class,
                        PrivacyBodies.class,
                        TeamBodies.class,
                        ShopperBodies.class,
                        SearchBodies.class)
                .flatMap(bodies -> Arrays.stream(bodies.getDeclaredClasses()))
                .forEach(body -> collect(body, records));
        collect(Entry.class, records);
        collect(Profile.class, records);
        collect(Refusal.class, records);
        return records;
    }

    private static void collect(Type type, Set<Class<?>> records) {
        switch (type) {
            case Class<?> plain -> collectClass(plain, records);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, records));
            default -> {}
        }
    }

    private static void collectClass(Class<?> type, Set<Class<?>> records) {
        var isNewer = RawJson.class.isAssignableFrom(type) || UnknownName.class.isAssignableFrom(type);
        if (!type.getName().startsWith("dev.sportello.") || isNewer) {
            return;
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> collect(kind, records));
        } else if (type == DayHours.class) {
            fields(type).forEach(field -> collect(field.getGenericType(), records));
        } else if (type.isRecord()
                && type != Colour.class
                && !type.getSimpleName().endsWith("Id")
                && records.add(type)) {
            fields(type).forEach(field -> collect(field.getGenericType(), records));
        }
    }
}
