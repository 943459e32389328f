package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The shop's own texts in the hub: by language, with variables, in the shopper's zone.
class HubWordingTest extends HubTest {
    private static final String WELCOME = "Hi {name|there}! How can we help? We are back {opens}.";

    @AfterEach
    void putBackWhatWasSet() {
        annaSaves(now -> new WebChat(
                Visibility.SIGNED_IN_SHOPPERS,
                "Hi! How can we help?",
                now.webChat().version()));
        hours(OfficeHours.NONE);
    }

    @Test
    void theHubFillsTextsInByTheRulesOfTheRelay() throws IOException {
        var page = visit(profile(), newShopper()).openChat().page();
        for (var one : cases("templates")) {
            var filled = run(page, "({ filled }, { text, values }) => filled(text, values)", one);
            assertThat(filled).as(one.toString()).isEqualTo(one.get("filled").asText());
        }
        for (var one : cases("hours")) {
            for (var word : List.of("opens", "closes")) {
                var said = run(
                        page,
                        "({ hourWords }, { language, zone, now, at }) => hourWords(language, zone, Date.parse(now))"
                                + "." + word + "(Date.parse(at))",
                        one);
                assertThat(said).as(one.toString()).isEqualTo(one.get(word).asText());
            }
        }
    }

    @Test
    void theTeaserHasNoNameYetAndTheChatHasIt() {
        welcome(WELCOME, Map.of());
        var hub = visit(profile(), newShopper());
        assertThat(hub.find(".teaser .text")).hasText("Hi there! How can we help?");
        hub.openChat();
        assertThat(hub.find(".bubble.welcome")).hasText("Hi " + shopperName(hub) + "! How can we help?");
    }

    @Test
    void anItalianPageHasTheItalianTextAndChangesWithThePage() {
        welcome(WELCOME, Map.of("it", "Ciao {name|a te}!"));
        var hub = visit(profile(), Map.of("who", newShopper(), "lang", "it"));
        assertThat(hub.find(".teaser .text")).hasText("Ciao a te!");
        hub.page().evaluate("document.documentElement.lang = 'en'");
        assertThat(hub.find(".teaser .text")).hasText("Hi there! How can we help?");
    }

    @Test
    void whenTheShopOpensIsSaidInTheShoppersZone() {
        var zone = ZoneId.of("Asia/Tokyo");
        var tomorrow = Instant.now().atZone(ZoneId.of("UTC")).toLocalDate().plusDays(2);
        var noon = DayHours.of(new HoursRange(LocalTime.of(12, 0), LocalTime.of(13, 0)));
        annaSaves(now -> now.general().in(ZoneId.of("UTC")));
        hours(OfficeHours.of(Map.of(), Map.of(tomorrow, noon)));
        welcome("We are back {opens}.", Map.of());
        var options = new NewContextOptions().setViewportSize(1280, 800).setTimezoneId(zone.getId());
        var hub = visit(profile(options), newShopper());
        assertThat(hub.find(".teaser .text")).containsText("at 21:00.");
        hours(OfficeHours.NONE);
        hub.openChat();
        assertThat(hub.find(".bubble.welcome")).hasCount(0);
    }

    @Test
    void whoIsNotSignedInReadsTheShopsOwnWordsInThePagesLanguageAndTheHubsWhereThereAreNone() {
        var hub = visit(profile(), Map.of()).open();
        assertThat(hub.find(".why-sign-in")).containsText("and we can help you with your orders");
        signIn("Come in{name|}! We are back {opens}.", Map.of("it", "<b>Accedi</b>!"));
        hub.goTo(Map.of());
        hub.open();
        assertThat(hub.find(".why-sign-in")).hasText("Come in!");
        hub.page().evaluate("document.documentElement.lang = 'it'");
        assertThat(hub.find(".why-sign-in")).hasText("<b>Accedi</b>!");
        assertThat((List<?>) hub.faults()).isEmpty();
        signIn("", Map.of("it", "Accedi!"));
        hub.goTo(Map.of("lang", "de"));
        hub.open();
        assertThat(hub.find(".why-sign-in")).containsText("Melde dich bei");
    }

    @Test
    void theHubsWordsStandInWhereTheShopsCannotBeFilledIn() {
        signIn("Come in{name|}!", Map.of());
        var profile = profile();
        profile.route(Pattern.compile(".*/wording[^/]*\\.js.*"), Route::abort);
        var hub = visit(profile, Map.of()).open();
        assertThat(hub.find(".why-sign-in")).containsText("and we can help you with your orders");
    }

    private void signIn(String text, Map<String, String> translations) {
        annaSaves(now -> new WebChat(
                Visibility.SIGNED_IN_SHOPPERS,
                now.webChat().welcome(),
                null,
                null,
                text,
                translations,
                now.webChat().version()));
    }

    private static String shopperName(Hub hub) {
        return hub.drawer().locator("header p").innerText().replace("Hello ", "");
    }

    private static List<JsonNode> cases(String name) throws IOException {
        try (var file = HubWordingTest.class.getResourceAsStream("/wording/" + name + ".json")) {
            return new ObjectMapper().readTree(file).valueStream().toList();
        }
    }

    private static Object run(Page page, String function, JsonNode argument) {
        return page.evaluate("""
                async (argument) => {
                  const path = performance.getEntriesByType("resource").map((each) => each.name)
                    .find((each) => each.endsWith("/panel.js"));
                  const module = await import(path.replace("panel.js", "wording.js"));
                  return (%s)(module, JSON.parse(argument));
                }""".formatted(function), argument.toString());
    }

    @Test
    void anAutomaticReplySpeaksAsThePageDoesWhenItIsWritten() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        var noon = DayHours.of(new HoursRange(LocalTime.of(12, 0), LocalTime.of(13, 0)));
        var closed = OfficeHours.of(Map.of(), Map.of(tomorrow, noon));
        annaSaves(now -> new Hours(
                closed,
                "Here.",
                "Closed.",
                null,
                Map.of("it", "Chiuso."),
                now.hours().version()));
        var hub = visit(profile(), Map.of("who", newShopper(), "lang", "it")).openChat();
        hub.send("Quando aprite?");
        assertThat(hub.find(".theirs .bubble").last()).hasText("Chiuso.");
        var other = visit(profile(), Map.of("who", newShopper(), "lang", "it")).openChat();
        other.page().evaluate("document.documentElement.lang = 'en'");
        assertThat(other.find(".composer .send")).hasAttribute("aria-label", "Send");
        other.send("When do you open?");
        assertThat(other.find(".theirs .bubble").last()).hasText("Closed.");
    }

    private void welcome(String text, Map<String, String> translations) {
        annaSaves(now -> new WebChat(
                Visibility.SIGNED_IN_SHOPPERS, text, translations, now.webChat().version()));
    }

    private void hours(OfficeHours hours) {
        annaSaves(now -> new Hours(hours, "Here.", "Closed.", now.hours().version()));
    }
}
