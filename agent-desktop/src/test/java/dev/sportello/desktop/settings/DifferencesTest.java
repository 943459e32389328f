package dev.sportello.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.SettingsPage.Hours;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DifferencesTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final WaitingMarks MARKS = WaitingMarks.STANDARD;
    private static final List<String> BOTH = List.of("en", "it");
    private static final General GENERAL = new General("Bottega", ROME, null, null, null, BOTH, MARKS, 7);
    private static final WebChat CHAT = new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", 7);
    private static final Hours HOURS = new Hours(week(18), "Soon.", "Later.", 7);
    private static final String LONG = "a".repeat(60);

    private final Differences differences = new Differences(Texts.of(Differences.class, Locale.UK));

    static Stream<Arguments> changes() {
        var link = URI.create("/x");
        var slower = new WaitingMarks(Duration.ofMinutes(3), Duration.ofMinutes(6));
        var someSeconds = new WaitingMarks(Duration.ofMinutes(3), Duration.ofSeconds(330));
        var holiday = new TreeMap<>(Map.of(LocalDate.of(2026, 12, 25), DayHours.CLOSED));
        return Stream.of(
                one(GENERAL, new General("Due", ROME, null, null, null, BOTH, MARKS, 8), "Name: Bottega → Due"),
                one(
                        GENERAL,
                        new General("Bottega", ZoneId.of("UTC"), null, null, null, BOTH, MARKS, 8),
                        "Time zone: Europe/Rome → UTC"),
                one(
                        GENERAL,
                        new General("Bottega", ROME, link, null, null, BOTH, MARKS, 8),
                        "Sign-in page: nothing → /x"),
                one(
                        GENERAL,
                        new General("Bottega", ROME, null, link, null, BOTH, MARKS, 8),
                        "Privacy policy: nothing → /x"),
                one(GENERAL, new General("Bottega", ROME, null, null, link, BOTH, MARKS, 8), "Terms: nothing → /x"),
                one(
                        GENERAL,
                        new General("Bottega", ROME, null, null, null, List.of("it", "en"), MARKS, 8),
                        "Languages of the chat: en, it → it, en"),
                one(
                        GENERAL,
                        new General("Bottega", ROME, null, null, null, BOTH, slower, 8),
                        "Waiting marks: 3 / 5 → 3 / 6"),
                one(
                        GENERAL,
                        new General("Bottega", ROME, null, null, null, BOTH, someSeconds, 8),
                        "Waiting marks: 3 / 5 → 3 / 5.5"),
                one(CHAT, new WebChat(Visibility.OFF, "Hi!", 8), "Who sees the chat: Signed-in shoppers → Nobody"),
                one(CHAT, new WebChat(Visibility.SIGNED_IN_SHOPPERS, "", 8), "Welcome message: Hi! → nothing"),
                one(CHAT, new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi! ", 8), "Welcome message: changed"),
                one(
                        new WebChat(Visibility.OFF, LONG + "b", 7),
                        new WebChat(Visibility.OFF, LONG + "c", 8),
                        "Welcome message: changed"),
                one(HOURS, new Hours(week(19), "Soon.", "Later.", 8), "Monday: 09:00–18:00 → 09:00–19:00"),
                one(
                        HOURS,
                        new Hours(new OfficeHours(week(18).week(), holiday), "Soon.", "Later.", 8),
                        "25 Dec 2026: like any other week → Closed"),
                one(HOURS, new Hours(week(18), "Now.", "Later.", 8), "Within office hours: Soon. → Now."),
                one(HOURS, new Hours(week(18), "Soon.", "Never.", 8), "Outside office hours: Later. → Never."));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAFieldIsNamedAndNothingElseIs(SettingsPage before, SettingsPage after, String line) {
        assertThat(differences.of(before, after)).containsExactly(line);
    }

    @Test
    void whereNoFieldHasWordsForItSomethingTrueIsSaid() {
        assertThat(differences.of(CHAT, CHAT.at(8))).containsExactly("Something else on this page");
    }

    private static Arguments one(SettingsPage before, SettingsPage after, String line) {
        return Arguments.of(before, after, line);
    }

    private static OfficeHours week(int end) {
        return new OfficeHours(
                Map.of(DayOfWeek.MONDAY, DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(end, 0)))),
                new TreeMap<>());
    }
}
