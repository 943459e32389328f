package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The cases that the hub is tested with as well.
class AddressesTest {
    record Case(String text, List<Link> links) {
        @Override
        public String toString() {
            return text;
        }
    }

    record Link(String text, String opens) {}

    static List<Case> cases() throws IOException {
        try (InputStream file = AddressesTest.class.getResourceAsStream("/addresses.json")) {
            return List.of(new JsonMapper().readValue(Objects.requireNonNull(file), Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAddressesAreFoundAndNothingElse(Case known) {
        assertThat(Addresses.parts(known.text()).stream()
                        .filter(TextPart.Address.class::isInstance)
                        .map(TextPart.Address.class::cast)
                        .map(address -> new Link(address.text(), address.opens().toString())))
                .isEqualTo(known.links());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsLostOrAdded(Case known) {
        assertThat(joined(known.text())).isEqualTo(known.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "\ufdfa", "xn--é"})
    void whatNoHostIsCalledIsNoAddress(String piece) {
        for (var text :
                List.of("https://" + piece.repeat(2_000) + ".example", "anna@" + piece.repeat(2_000) + ".example")) {
            assertThat(Addresses.parts(text)).containsExactly(new TextPart.Plain(text));
        }
    }

    @Property
    void nothingIsLostOrAddedWhateverIsWritten(@ForAll String text) {
        assertThat(joined("https://shop.example/" + text)).isEqualTo("https://shop.example/" + text);
        assertThat(joined(text + "@shop.example")).isEqualTo(text + "@shop.example");
    }

    private static String joined(String text) {
        return Addresses.parts(text).stream().map(TextPart::text).collect(Collectors.joining());
    }
}
