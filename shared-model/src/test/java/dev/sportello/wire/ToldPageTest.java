package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToldPageTest {

    static List<JsonNode> cases() throws IOException {
        try (var file = ToldPageTest.class.getResourceAsStream("/told-paths.json")) {
            return List.copyOf(new JsonMapper()
                    .readTree(Objects.requireNonNull(file))
                    .valueStream()
                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ofAPathNothingIsToldThatCouldBeASecret(JsonNode known) {
        assertThat(ToldPage.path(known.get("path").textValue()))
                .isEqualTo(known.get("told").textValue());
    }

    @Property
    void whateverComesInThePathIsOneOfTheSameSite(@ForAll String path) {
        var told = ToldPage.path(path);
        var address = URI.create("https://shop.example" + told);
        assertThat(address.getHost()).isEqualTo("shop.example");
        assertThat(address.getQuery()).isNull();
        assertThat(address.getFragment()).isNull();
        assertThat(told).hasSizeLessThanOrEqualTo(ToldPage.MOST_OF_A_PATH);
        assertThat(ToldPage.path(told)).isEqualTo(told);
    }

    @Property
    void whateverComesInTheTitleIsOneLine(@ForAll String title) {
        assertThat(ToldPage.title(title))
                .hasSizeLessThanOrEqualTo(ToldPage.MOST_OF_A_TITLE)
                .doesNotContain("\n", "\r");
    }

    @Test
    void aTitleIsKeptAsItIsWithSingleSpaces() {
        assertThat(ToldPage.title("  <b>Blue</b>\n shoes 👟 ")).isEqualTo("<b>Blue</b> shoes 👟");
        assertThat(ToldPage.title(" \u2800 ")).isEmpty();
    }
}
