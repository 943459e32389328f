package dev.sportello.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShadesTest {
    private static final double ALMOST = 1e-9;

    @Provide
    Arbitrary<Colour> colours() {
        var part = Arbitraries.integers().between(0, 255);
        return Combinators.combine(part, part, part).as(Colour::new);
    }

    @Property(tries = 3000)
    void whateverColourAShopHasItsTextCanBeRead(@ForAll("colours") Colour shop) {
        for (var shades : List.of(Shades.onLight(shop), Shades.onDark(shop))) {
            for (var filled : List.of(shades.accent(), shades.strong())) {
                assertThat(filled.contrast(shades.onAccent())).isGreaterThanOrEqualTo(Shades.READABLE);
            }
        }
        var onLight = Shades.onLight(shop);
        assertThat(onLight.tint().contrast(Shades.LIGHT_GROUND)).isGreaterThanOrEqualTo(Shades.READABLE);
        var onDark = Shades.onDark(shop);
        assertThat(onDark.tint().contrast(Shades.DARK_GROUND)).isGreaterThanOrEqualTo(Shades.READABLE);
    }

    @Property(tries = 1000)
    void anIconInTheTintCanBeReadOnAGroundWithSomeOfTheAccentInIt(@ForAll("colours") Colour shop) {
        var onLight = Shades.onLight(shop);
        var light = Shades.LIGHT_GROUND.mixed(onLight.accent(), 0.12);
        assertThat(onLight.tint().contrast(light)).isGreaterThanOrEqualTo(Shades.READABLE);
        var onDark = Shades.onDark(shop);
        var dark = Shades.DARK_GROUND.mixed(onDark.accent(), 0.12);
        assertThat(onDark.tint().contrast(dark)).isGreaterThanOrEqualTo(Shades.READABLE);
    }

    @Property(tries = 1000)
    void whatIsFilledStandsOutFromTheGroundAndShowsThatThePointerIsOnIt(@ForAll("colours") Colour shop) {
        var onLight = Shades.onLight(shop);
        assertThat(onLight.accent().contrast(Shades.LIGHT_GROUND)).isGreaterThanOrEqualTo(1.25);
        assertThat(onLight.strong()).isNotEqualTo(onLight.accent());
        var onDark = Shades.onDark(shop);
        assertThat(onDark.accent().contrast(Shades.DARK_GROUND)).isGreaterThanOrEqualTo(3);
        assertThat(onDark.strong()).isNotEqualTo(onDark.accent());
    }

    @Test
    void aColourThatStandsOutStaysAsTheShopHasIt() {
        for (var shop : List.of("#176b5b", "#ffd400", "#a4481f", "#000000", "#e6007e")) {
            assertThat(Shades.onLight(Colour.parse(shop)).accent()).hasToString(shop);
        }
        assertThat(Shades.onDark(Colour.parse("#ffd400")).accent()).hasToString("#ffd400");
    }

    @Test
    void textIsWhiteWhereThatCanBeReadAndElseBlack() {
        assertThat(Shades.onLight(Colour.parse("#176b5b")).onAccent()).isEqualTo(Colour.WHITE);
        assertThat(Shades.onLight(Colour.parse("#ffd400")).onAccent()).isEqualTo(Colour.BLACK);
        assertThat(Shades.onLight(Colour.parse("#777777")).onAccent())
                .as("4.48 : 1 on white")
                .isEqualTo(Colour.BLACK);
        assertThat(Shades.onLight(Colour.parse("#767676")).onAccent()).isEqualTo(Colour.WHITE);
    }

    @Test
    void contrastIsThatOfTheWebsGuidelines() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isCloseTo(21, within(ALMOST));
        assertThat(Colour.parse("#767676").contrast(Colour.WHITE)).isCloseTo(4.54, within(0.005));
        assertThat(Colour.parse("#ff0000").contrast(Colour.parse("#0000ff"))).isCloseTo(2.15, within(0.005));
    }

    @Test
    void aColourIsReadInLettersOfEitherCaseAndWrittenInSmallOnes() {
        assertThat(Colour.parse("#A4481f")).hasToString("#a4481f");
        for (var text : List.of("", "#fff", "a4481f", "#a4481g", "#a4481f00", " #a4481f")) {
            assertThatThrownBy(() -> Colour.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("colours") Colour colour) {
        assertThat(Colour.parse(colour.toString())).isEqualTo(colour);
    }
}
