package dev.sportello.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void theSystemsLanguageIsAsTheSystemHasIt() {
        var swiss = Locale.forLanguageTag("it-CH-u-nu-latn");
        assertThat(Language.SYSTEM.locale(swiss)).isEqualTo(swiss);
        assertThat(Language.ITALIAN.locale(swiss)).isEqualTo(swiss);
    }

    @Test
    void anotherLanguageKeepsTheRegion() {
        assertThat(Language.ENGLISH.locale(Locale.ITALY)).isEqualTo(Locale.of("en", "IT"));
        assertThat(Language.ITALIAN.locale(Locale.US)).isEqualTo(Locale.of("it", "US"));
    }

    @Test
    void aSystemWithoutARegionHasNoneInAnotherLanguage() {
        assertThat(Language.ENGLISH.locale(Locale.ITALIAN)).isEqualTo(Locale.ENGLISH);
        assertThat(Language.ITALIAN.locale(Locale.ROOT)).isEqualTo(Locale.ITALIAN);
    }
}
