package dev.sportello.desktop.settings.general;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneNamesTest {
    private final ZoneNames italian = ZoneNames.in(Locale.ITALY);

    @ParameterizedTest
    @CsvSource({
        "roma, Europe/Rome",
        "Londra, Europe/London",
        "germania, Europe/Berlin",
        "citta del mess, America/Mexico_City",
        "new york, America/New_York",
        "Europe/Lisbon, Europe/Lisbon",
        "america/new_york, America/New_York",
    })
    void aZoneIsFoundByWhatItIsCalledInTheLanguage(String typed, String zone) {
        assertThat(italian.find(typed)).extracting(ZoneNames.Named::zone).contains(ZoneId.of(zone));
    }

    @Test
    void theCityThatBeginsSoComesFirst() {
        assertThat(italian.find("rom").getFirst().zone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(ZoneNames.everywhere().find("malt").getFirst().zone()).isEqualTo(ZoneId.of("Europe/Malta"));
    }

    @Test
    void whatIsNoZoneFindsNone() {
        assertThat(italian.find("atlantide perduta")).isEmpty();
    }
}
