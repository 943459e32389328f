package dev.sportello.desktop.settings.developers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgoTest {

    /// Before some numbers the Italian article is another one.
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 11, 12})
    void aDayIsSaidInItalianAsItIsWhicheverItIs(int day) {
        var texts = Texts.of(DevelopersPage.class, Locale.ITALY);
        var clock = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);
        var at = Instant.parse("2026-03-%02dT10:00:00Z".formatted(day));
        assertThat(new Ago(clock, texts).of(at)).isEqualTo("in data %d mar 2026", day);
    }
}
