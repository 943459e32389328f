package dev.sportello.desktop.settings.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.colour.Colour;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrandChangesTest {
    private static final Brand BRAND = brand("#176b5b", Corner.END, Theme.AUTOMATIC);

    private final BrandChanges changes = new BrandChanges(Texts.of(BrandPage.class, Locale.UK));

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(brand("#a4481f", Corner.END, Theme.AUTOMATIC), "Colour: #176b5b → #a4481f"),
                Arguments.of(brand("#176b5b", Corner.START, Theme.AUTOMATIC), "Corner: Right → Left"),
                Arguments.of(brand("#176b5b", Corner.END, Theme.DARK), "Theme: As the page → Dark"),
                Arguments.of(
                        brand("#176b5b", new Corner.Unknown("top"), Theme.AUTOMATIC),
                        "Corner: Right → Update Sportello to see this"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAFieldIsNamedAndNothingElseIs(Brand after, String line) {
        assertThat(changes.of(BRAND, after)).containsExactly(line);
    }

    private static Brand brand(String colour, Corner corner, Theme theme) {
        return new Brand(Colour.parse(colour), corner, theme, 0);
    }
}
