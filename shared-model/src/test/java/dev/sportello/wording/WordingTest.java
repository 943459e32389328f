package dev.sportello.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases in the folder of resources are those of the hub as well.
class WordingTest {

    static Stream<JsonNode> templates() throws IOException {
        return cases("templates");
    }

    static Stream<JsonNode> hours() throws IOException {
        return cases("hours");
    }

    private static Stream<JsonNode> cases(String name) throws IOException {
        try (var file = WordingTest.class.getResourceAsStream("/wording/" + name + ".json")) {
            return new ObjectMapper().readTree(file).valueStream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aSentenceIsFilledOrLeftOut(JsonNode one) {
        var values = new EnumMap<Variable, String>(Variable.class);
        for (var variable : Variable.values()) {
            values.put(variable, one.get("values").path(variable.word()).asText());
        }
        assertThat(new Template(one.get("text").asText()).filled(values))
                .isEqualTo(one.get("filled").asText());
    }

    @ParameterizedTest
    @MethodSource("hours")
    void aMomentIsSaidInTheReadersLanguageAndZone(JsonNode one) {
        var words = new HourTexts(
                one.get("language").asText(),
                ZoneId.of(one.get("zone").asText()),
                Instant.parse(one.get("now").asText()));
        var at = Instant.parse(one.get("at").asText());
        assertThat(words.opens(at)).isEqualTo(one.get("opens").asText());
        assertThat(words.closes(at)).isEqualTo(one.get("closes").asText());
    }

    @Property
    void aTextWithoutVariablesStaysAsItIs(@ForAll String text) {
        var plain = text.replace("{", "").replace("}", "");
        assertThat(new Template(plain).filled(Map.of()))
                .isEqualTo(plain.replaceAll("[ \\t]+\\n", "\n").strip());
    }

    @Test
    void whatIsNoVariableIsNamed() {
        assertThat(new Template("{name} {opnes} {Opens|x} {} {opnes}").unknown())
                .containsExactly("opnes", "Opens");
    }

    @Test
    void aReaderGetsTheTextOfTheTagThenOfItsBaseLanguageThenTheOneForAll() {
        var text = new ShopText("Hi", Map.of("it", "Ciao", "pt-BR", "Oi", "fr", " "));
        var languages = List.of("it", "en");
        assertThat(text.read("it-CH", languages)).isEqualTo(new ShopText.Reading(new Template("Ciao"), "it"));
        assertThat(text.read("pt-BR", languages).template().text()).isEqualTo("Oi");
        for (var tag : new String[] {"pt-PT", "en", "fr", null}) {
            assertThat(text.read(tag, languages)).isEqualTo(new ShopText.Reading(new Template("Hi"), "en"));
        }
    }
}
