package dev.sportello.desktop.settings.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.colour.Colour;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandEditTest {
    private static final Brand PAGE = page("#176b5b", Corner.END, Theme.AUTOMATIC, 7);

    private final BrandEdit edit = new BrandEdit(PAGE);

    @Test
    void nothingIsToBeSavedUntilSomethingIsOtherwise() {
        assertThat(edit.savable().get()).isFalse();
        edit.corner().set(Corner.START);
        assertThat(edit.savable().get()).isTrue();
        edit.corner().set(Corner.END);
        edit.theme().set(Theme.DARK);
        assertThat(edit.draft().get()).isEqualTo(page("#176b5b", Corner.END, Theme.DARK, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#aa4411", "AA4411", " #a41 ", "a41", "\u00a0#aa4411\u200b"})
    void aColourIsReadHoweverStyleSheetsWriteIt(String typed) {
        edit.colour().set(typed);
        assertThat(edit.readColour()).isEqualTo(Colour.parse("#aa4411"));
        assertThat(edit.savable().get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#a4481", "red", "#a4481g"})
    void whatIsNoColourCannotBeSaved(String typed) {
        edit.colour().set(typed);
        assertThat(edit.readColour()).isNull();
        assertThat(edit.savable().get()).isFalse();
    }

    @Test
    void theSameColourInOtherLettersIsNoChange() {
        edit.colour().set("176B5B");
        assertThat(edit.changed().get()).isFalse();
    }

    @Test
    void keepingMineTakesTheFieldsThatOnlyTheColleagueChanged() {
        edit.colour().set("#a4481f");
        edit.take(page("#176b5b", Corner.START, Theme.LIGHT, 8));
        edit.keepMine();
        assertThat(edit.draft().get()).isEqualTo(page("#a4481f", Corner.START, Theme.LIGHT, 8));
    }

    private static Brand page(String colour, Corner corner, Theme theme, long version) {
        return new Brand(Colour.parse(colour), corner, theme, version);
    }
}
