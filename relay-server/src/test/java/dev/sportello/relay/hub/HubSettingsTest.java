package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.SettingsPage.Hours;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an admin sets, and what an open hub makes of it.
class HubSettingsTest extends HubTest {
    private static final String WELCOME = "Hi! How can we help?";

    @AfterEach
    void putBackWhatWasSet() {
        general(now -> general(now, "Bottega", null, List.of("en", "it")));
        webChat(Visibility.SIGNED_IN_SHOPPERS, WELCOME);
        hours(OfficeHours.NONE);
    }

    @Test
    void aNewWelcomeStandsInTheOpenHubWithinAMoment() {
        var hub = visit(profile(), newShopper()).openChat();
        webChat(Visibility.SIGNED_IN_SHOPPERS, "Buongiorno! Ask us anything.");
        assertThat(welcome(hub)).hasText("Buongiorno! Ask us anything.");
        webChat(Visibility.SIGNED_IN_SHOPPERS, "");
        assertThat(welcome(hub)).hasCount(0);
    }

    @Test
    void aNewNameAndALinkOfTheShopsOwnStandInTheOpenHub() {
        var hub = visit(profile(), newShopper()).openChat();
        general(now -> general(now, "La Bottega", URI.create("/privacy"), now.languages()));
        assertThat(hub.drawer().locator("h2")).hasText("La Bottega");
        assertThat(hub.find(".legal a").first()).hasAttribute("href", pages().origin() + "/privacy");
    }

    @Test
    void switchedOffTheChatGivesWayToANoticeAndComesBackWithWhatWasTyped() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("Before");
        hub.composer().fill("Half a sent");
        webChat(Visibility.OFF, WELCOME);
        assertThat(hub.find(".notice")).containsText("The chat is closed at the moment");
        assertThat(hub.composer()).hasCount(0);
        assertThat(hub.find(".log")).hasCount(0);
        assertThat(hub.drawer().locator("header button")).isFocused();
        webChat(Visibility.SIGNED_IN_SHOPPERS, WELCOME);
        assertThat(hub.composer()).hasValue("Half a sent");
        assertThat(hub.own("sent")).hasText("Before");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void aClosedPanelsLauncherGoesWithTheChatAndComesBack() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.launcher().click();
        webChat(Visibility.OFF, WELCOME);
        assertThat(hub.launcher()).isHidden();
        webChat(Visibility.SIGNED_IN_SHOPPERS, WELCOME);
        assertThat(hub.launcher()).isVisible();
    }

    @Test
    void onAPageThatLoadsWhileTheChatIsOffThereIsNoneAndNothingIsOpened() {
        var profile = profile();
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        hub.composer().fill("Kept");
        webChat(Visibility.OFF, WELCOME);
        assertThat(hub.find(".notice")).isVisible();
        hub.requests().clear();
        var sockets = new ArrayList<String>();
        hub.page().onWebSocket(socket -> sockets.add(socket.url()));
        freshly(hub, shopper);
        assertThat(hub.launcher()).isHidden();
        assertThat(hub.find(".teaser")).hasCount(0);
        hub.page().evaluate("Sportello.open()");
        assertThat(hub.find(".notice")).containsText("The chat is closed at the moment");
        assertThat(sockets).isEmpty();
        assertThat(hub.requests())
                .allSatisfy(request -> assertThat(request.url())
                        .doesNotContain("/widget/session")
                        .doesNotContain("/widget/stream"));
        webChat(Visibility.SIGNED_IN_SHOPPERS, WELCOME);
        freshly(hub, shopper);
        hub.openChat();
        assertThat(hub.composer()).hasValue("Kept");
    }

    @Test
    void aMessageThatMetAClosedChatIsKeptAndGoesWhenItIsBack() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        hub.page().routeWebSocket(url -> url.contains("/widget/socket"), socket -> {
            var server = socket.connectToServer();
            // The hub has not heard yet that the chat is off.
            server.onMessage(frame -> {
                if (!frame.text().contains("\"kind\":\"shop\"") || frame.text().contains("\"chat\":true")) {
                    socket.send(frame.text());
                }
            });
        });
        hub.page().reload();
        assertThat(hub.launcher()).isVisible();
        hub.openChat();
        hub.send("First");
        webChat(Visibility.OFF, WELCOME);
        hub.write("Too late");
        assertThat(hub.own("off")).hasText("Too late");
        assertThat(hub.find(".why")).hasText("Not sent: the chat is closed.");
        webChat(Visibility.SIGNED_IN_SHOPPERS, WELCOME);
        hub.button("Try again").click();
        assertThat(hub.own("sent").last()).hasText("Too late");
    }

    @Test
    void theHubSpeaksOnlyTheLanguagesThatAreSet() {
        general(now -> general(now, "Bottega", null, List.of("it")));
        var hub = visit(profile(), Map.of("who", newShopper(), "lang", "en"));
        assertThat(hub.launcher()).hasAttribute("aria-label", "Apri la chat");
    }

    @Test
    void anAutomaticReplyComesOnceAndAsWhatItIs() {
        hours(everyHour());
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("Anybody there?");
        var reply = hub.find(".theirs .line .bubble");
        assertThat(reply).hasText("We answer in a few minutes.");
        assertThat(hub.find(".theirs .author").last()).hasText("Automatic reply");
        hub.send("Hello?");
        assertThat(reply).hasCount(1);
    }

    private static Locator welcome(Hub hub) {
        return hub.find(".bubble.welcome");
    }

    /// The page with a loader that is not a minute old.
    private static void freshly(Hub hub, String shopper) {
        var session = hub.page().context().newCDPSession(hub.page());
        session.send("Network.clearBrowserCache");
        hub.load(Map.of("who", shopper));
    }

    private static OfficeHours everyHour() {
        var day = DayHours.of(new HoursRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        var week = EnumSet.allOf(DayOfWeek.class).stream().collect(Collectors.toMap(each -> each, _ -> day));
        return OfficeHours.of(week, Collections.emptyNavigableMap());
    }

    private void webChat(Visibility visibility, String welcome) {
        annaSaves(now -> new WebChat(visibility, welcome, now.webChat().version()));
    }

    private void general(UnaryOperator<General> edit) {
        annaSaves(now -> edit.apply(now.general()));
    }

    private void hours(OfficeHours hours) {
        annaSaves(now -> new Hours(
                hours,
                "We answer in a few minutes.",
                "We are closed.",
                now.hours().version()));
    }

    private static General general(General now, String name, @Nullable URI privacy, List<String> languages) {
        return new General(
                name, now.zone(), now.signIn(), privacy, now.terms(), languages, now.waiting(), now.version());
    }
}
