package dev.sportello.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void theSystemsLanguageIsAsTheSystemHasIt() {
        var swiss = Locale.of("it", "CH");
        assertThat(Language.SYSTEM.locale(swiss)).isEqualTo(swiss);
        assertThat(Language.ITALIAN.locale(swiss)).isEqualTo(swiss);
    }

    @Test
    void aLanguageWithoutTextsIsEnglishInItsRegion() {
        assertThat(Language.SYSTEM.locale(Locale.JAPAN)).isEqualTo(Locale.of("en", "JP"));
        assertThat(Language.SYSTEM.locale(Locale.forLanguageTag("sr-Latn-RS"))).isEqualTo(Locale.of("en", "RS"));
        assertThat(Language.SYSTEM.locale(Locale.forLanguageTag("es-419"))).isEqualTo(Locale.of("en", "419"));
        assertThat(Language.SYSTEM.locale(Locale.ROOT)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void otherCalendarsAndDigitsAreLeftOut() {
        var thai = Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai");
        assertThat(Language.SYSTEM.locale(thai)).isEqualTo(Locale.of("en", "TH"));
        assertThat(Language.SYSTEM.locale(Locale.forLanguageTag("it-IT-u-nu-arab")))
                .isEqualTo(Locale.ITALY);
    }

    @Test
    void aRegionThatIsSetApartHolds() {
        assertThat(Language.SYSTEM.locale(Locale.forLanguageTag("en-US-u-rg-itzzzz")))
                .isEqualTo(Locale.of("en", "IT"));
        assertThat(Language.shown(Locale.US, Locale.ITALY)).isEqualTo(Locale.of("en", "IT"));
        assertThat(Language.shown(Locale.US, Locale.ITALIAN)).isEqualTo(Locale.US);
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
