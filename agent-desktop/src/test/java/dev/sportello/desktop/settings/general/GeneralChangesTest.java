package dev.sportello.desktop.settings.general;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneralChangesTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final WaitingMarks MARKS = WaitingMarks.STANDARD;
    private static final List<String> BOTH = List.of("en", "it");
    private static final General GENERAL = new General("Bottega", ROME, null, null, null, BOTH, MARKS, 7);

    static Stream<Arguments> changes() {
        var link = URI.create("/x");
        var slower = new WaitingMarks(Duration.ofMinutes(3), Duration.ofMinutes(6));
        var someSeconds = new WaitingMarks(Duration.ofMinutes(3), Duration.ofSeconds(330));
        var turned = List.of("it", "en");
        return Stream.of(
                one(new General("Due", ROME, null, null, null, BOTH, MARKS, 8), "Name: Bottega → Due"),
                one(
                        new General("Bottega", ZoneId.of("UTC"), null, null, null, BOTH, MARKS, 8),
                        "Time zone: Europe/Rome → UTC"),
                one(new General("Bottega", ROME, link, null, null, BOTH, MARKS, 8), "Sign-in page: nothing → /x"),
                one(new General("Bottega", ROME, null, link, null, BOTH, MARKS, 8), "Privacy policy: nothing → /x"),
                one(new General("Bottega", ROME, null, null, link, BOTH, MARKS, 8), "Terms: nothing → /x"),
                one(
                        new General("Bottega", ROME, null, null, null, turned, MARKS, 8),
                        "Languages of the chat: en, it → it, en"),
                one(new General("Bottega", ROME, null, null, null, BOTH, slower, 8), "Waiting marks: 3 / 5 → 3 / 6"),
                one(
                        new General("Bottega", ROME, null, null, null, BOTH, someSeconds, 8),
                        "Waiting marks: 3 / 5 → 3 / 5.5"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAFieldIsNamedAndNothingElseIs(General after, String line) {
        assertThat(new GeneralChanges(Texts.of(GeneralPage.class, Locale.UK)).of(GENERAL, after))
                .containsExactly(line);
    }

    private static Arguments one(General after, String line) {
        return Arguments.of(after, line);
    }
}
