package dev.sportello.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases that the relay's index is tested with as well.
class FoldedTextTest {
    record Case(String typed, String finds) {}

    static List<Case> cases() throws IOException {
        try (var file = FoldedTextTest.class.getResourceAsStream("/folding.json")) {
            return List.of(new JsonMapper().readValue(Objects.requireNonNull(file), Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsTypedFindsTheOtherSpelling(Case known) {
        assertThat(FoldedText.holds(FoldedText.of(known.finds()), FoldedText.words(known.typed())))
                .isTrue();
    }

    @Test
    void allWordsMustBeThere() {
        assertThat(FoldedText.holds(FoldedText.of("Maria Rossi"), FoldedText.words("maria bianchi")))
                .isFalse();
    }

    @Test
    void onlyBetweenLettersAreHyphensAndApostrophesNoPartOfAWord() {
        assertThat(FoldedText.words("Jean-Luc d’Angelo A-1042 2026-01 -x'"))
                .containsExactly("jean", "luc", "d", "angelo", "a-1042", "2026-01", "-x'");
    }

    @Test
    void nothingButSpaceIsNoWord() {
        assertThat(FoldedText.words(" \u00a0\u3000\t")).isEmpty();
    }
}
