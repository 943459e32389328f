package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases that the hub is tested with as well.
class InitialsTest {
    /// @param one what the hub shows
    /// @param two what the desktop shows
    record Case(String name, String one, String two) {}

    static List<Case> cases() throws IOException {
        try (var file = InitialsTest.class.getResourceAsStream("/initials.json")) {
            return List.of(new JsonMapper().readValue(Objects.requireNonNull(file), Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNameHasTheInitialsThatAPersonWouldGiveIt(Case known) {
        assertThat(Initials.of(known.name())).isEqualTo(known.two());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePreviewOfTheHubHasTheLetterThatTheHubHas(Case known) {
        assertThat(Initials.first(known.name())).isEqualTo(known.one());
    }
}
