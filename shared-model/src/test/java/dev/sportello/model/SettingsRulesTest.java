package dev.sportello.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules.Kind;
import dev.sportello.model.SettingsRules.Problem;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
    private static final OfficeHours MONDAYS = OfficeHours.of(
            Map.of(DayOfWeek.MONDAY, DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
            new TreeMap<>());

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example/login", "http://localhost:8080/x?y=1", "/login", "/", "/demo/#sign-in"})
    void takesAddressesOfTheWebAndPathsOfTheShop(String link) {
        assertThat(linked(link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "///evil.example", "login", "mailto:a@b.example"})
    void refusesWhatLeadsElsewhere(String link) {
        assertThat(linked(link)).containsExactly(new Problem("signIn", Kind.NOT_A_WEB_ADDRESS));
    }

    @Test
    void anEmptyReplyIsAProblemOnlyWhereThereAreHours() {
        assertThat(SettingsRules.problems(new SettingsPage.Hours(OfficeHours.NONE, "", " ", 0)))
                .isEmpty();
        assertThat(SettingsRules.problems(new SettingsPage.Hours(MONDAYS, "", " ", 0)))
                .containsExactly(new Problem("withinReply", Kind.BLANK), new Problem("outsideReply", Kind.BLANK));
    }

    @Test
    void amberComesBeforeRedAndBothWithinADay() {
        var turned = new WaitingMarks(Duration.ofMinutes(5), Duration.ofMinutes(5));
        assertThat(SettingsRules.problems(general("Bottega", null, List.of("en"), turned)))
                .containsExactly(new Problem("red", Kind.MARKS_IN_WRONG_ORDER));
        var far = new WaitingMarks(Duration.ofSeconds(10), Duration.ofDays(2));
        assertThat(SettingsRules.problems(general("Bottega", null, List.of("en"), far)))
                .containsExactly(
                        new Problem("amber", Kind.MARK_OUT_OF_RANGE), new Problem("red", Kind.MARK_OUT_OF_RANGE));
    }

    @Test
    void theHubSpeaksAtLeastOneLanguageThatItKnows() {
        assertThat(SettingsRules.problems(general("Bottega", null, List.of(), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("languages", Kind.NO_LANGUAGE));
        assertThat(SettingsRules.problems(general("Bottega", null, List.of("en", "tlh"), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("languages", Kind.UNKNOWN_LANGUAGE));
    }

    @Test
    void textsAreTextAndNotTooLong() {
        assertThat(SettingsRules.problems(welcome("👋".repeat(SettingsRules.MOST_OF_A_TEXT))))
                .isEmpty();
        assertThat(SettingsRules.problems(welcome("👋".repeat(SettingsRules.MOST_OF_A_TEXT + 1))))
                .containsExactly(new Problem("welcome", Kind.TOO_LONG));
        assertThat(SettingsRules.problems(welcome("Hi\0"))).containsExactly(new Problem("welcome", Kind.NOT_TEXT));
        assertThat(SettingsRules.problems(general(" ", null, List.of("it"), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("name", Kind.BLANK));
    }

    private static List<Problem> linked(String link) {
        return SettingsRules.problems(general("Bottega", URI.create(link), List.of("en"), WaitingMarks.STANDARD));
    }

    private static SettingsPage.General general(
            String name, @Nullable URI signIn, List<String> languages, WaitingMarks marks) {
        return new SettingsPage.General(name, ZoneOffset.UTC, signIn, null, null, languages, marks, 0);
    }

    private static SettingsPage.WebChat welcome(String text) {
        return new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, text, 0);
    }

    @Test
    void everyLanguageOfATextKeepsTheRulesOfTheText() {
        var page = new SettingsPage.WebChat(
                Visibility.SIGNED_IN_SHOPPERS, "Hi {nome}!", Map.of("it", "Ciao {nome}!", "xx", "?", "en", " "), 0);
        assertThat(SettingsRules.problems(page))
                .containsExactly(
                        new SettingsRules.Problem("welcome", SettingsRules.Kind.UNKNOWN_VARIABLE),
                        new SettingsRules.Problem("welcome.it", SettingsRules.Kind.UNKNOWN_VARIABLE),
                        new SettingsRules.Problem("welcome.xx", SettingsRules.Kind.UNKNOWN_LANGUAGE));
    }
}
