package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.sportello.model.SettingsPage.WebChat;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.RelayFrame.Visit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What shopper and agent see of each other while they chat: who writes, and which page the shopper looks at.
class HubPresenceTest extends HubTest {

    @BeforeEach
    void tellPages() {
        tellPages(true);
    }

    private void tellPages(boolean tell) {
        annaSaves(now -> new WebChat(
                now.webChat().visibility(),
                now.webChat().welcome(),
                now.webChat().welcomeIn(),
                tell,
                now.webChat().version()));
    }

    @Test
    void anAgentWhoWritesIsSeenUntilTheAnswerIsThereAndNothingIsAnnounced() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        annaLooks(new LookAt(ticketOf(shopper).id(), true));
        assertThat(hub.find(".dots")).isVisible();
        assertThat(hub.find(".writing bdi")).hasText("Anna");
        assertThat(hub.find(".dots")).hasAttribute("aria-label", "Anna is writing");
        assertThat(hub.find(".writing")).hasAttribute("aria-live", "off");
        annaReplies(shopper, "Good morning");
        assertThat(hub.find(".dots")).hasCount(0);
        annaLooks(new LookAt(ticketOf(shopper).id(), true));
        assertThat(hub.find(".dots")).isVisible();
        assertThat(hub.find(".writing bdi")).hasCount(0);
        annaLooks(new LookAt(ticketOf(shopper).id(), false));
        assertThat(hub.find(".dots")).hasCount(0);
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void theDotsMoveOnlyForWhoWantsMotion() {
        for (var motion : ReducedMotion.values()) {
            var shopper = newShopper();
            var hub = visit(browserProfile(motion), shopper).openChat();
            hub.send("Hello");
            annaLooks(new LookAt(ticketOf(shopper).id(), true));
            assertThat(hub.find(".dots i").first())
                    .hasCSS("animation-name", motion == ReducedMotion.REDUCE ? "none" : "swell");
        }
    }

    private BrowserContext browserProfile(ReducedMotion motion) {
        var profile = profile(new NewContextOptions().setViewportSize(1280, 800));
        profile.onPage(page -> page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(motion)));
        return profile;
    }

    @Test
    void whoWritesInTheHubIsSeenByAgentsUntilTheMessageIsSent() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hub.composer().pressSequentially("And");
        awaitVisit(hub, shopper, visit -> visit != null && visit.typing());
        hub.composer().press("Enter");
        awaitVisit(hub, shopper, visit -> visit != null && !visit.typing());
    }

    @Test
    void agentsSeeThePageWithoutSecretsAndFollowItThroughASinglePageApplication() {
        var shopper = newShopper();
        var hub = visit(profile(), Map.of("who", shopper, "token", "secret")).openChat();
        hub.send("Hello");
        awaitPage(hub, shopper, hub.page().title(), "/");
        hub.page().evaluate("""
                () => {
                  document.title = "<b>Blue</b> shoes";
                  history.pushState(null, "", "/shoes/blue?token=secret#more");
                }""");
        awaitPage(hub, shopper, "<b>Blue</b> shoes", "/shoes/blue");
        hub.page().goBack();
        awaitVisit(
                hub,
                shopper,
                visit -> visit != null
                        && visit.page() != null
                        && visit.page().address().getPath().equals("/"));
    }

    @Test
    void theUnreadNumberInTheTitleIsNoPartOfThePagesTitle() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        var title = hub.page().title();
        hub.page().evaluate("() => { Sportello.close(); Document.prototype.hasFocus = () => false }");
        annaReplies(shopper, "Good morning");
        assertThat(hub.page()).hasTitle("(1) " + title);
        hub.page().evaluate("() => { history.pushState(null, '', '/next') }");
        awaitPage(hub, shopper, title, "/next");
    }

    @Test
    void ofSeveralTabsTheOneInSightSays() {
        var shopper = newShopper();
        var profile = profile();
        var first = visit(profile, shopper).openChat();
        first.send("Hello");
        var second = visit(profile, shopper).openChat();
        first.page().evaluate("() => { Object.defineProperty(Document.prototype, 'hidden', { get: () => true }) }");
        second.page().evaluate("() => { history.pushState(null, '', '/second') }");
        first.page().evaluate("() => { history.pushState(null, '', '/first') }");
        awaitPage(second, shopper, second.page().title(), "/second");
        second.composer().pressSequentially("x");
        awaitVisit(
                second,
                shopper,
                visit -> visit != null
                        && visit.typing()
                        && visit.page() != null
                        && visit.page().address().getPath().equals("/second"));
    }

    @Test
    void ofTwoWindowsInSightTheOneWithTheFocusCounts() {
        var shopper = newShopper();
        var profile = profile();
        var first = visit(profile, shopper).openChat();
        first.send("Hello");
        var second = visit(profile, shopper).openChat();
        focus(first, false);
        first.page().evaluate("() => { history.pushState(null, '', '/first') }");
        awaitPage(first, shopper, first.page().title(), "/first");
        focus(second, false);
        second.page().evaluate("() => { history.pushState(null, '', '/second') }");
        awaitPage(second, shopper, second.page().title(), "/second");
        focus(first, true);
        awaitPage(first, shopper, first.page().title(), "/first");
    }

    private static void focus(Hub hub, boolean focus) {
        hub.page().evaluate("(focus) => { Document.prototype.hasFocus = () => focus }", focus);
    }

    @Test
    void nothingIsToldOfThePageWhereTheShopDoesNotWantIt() {
        tellPages(false);
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hub.composer().pressSequentially("And");
        awaitVisit(hub, shopper, visit -> visit != null && visit.typing() && visit.page() == null);
        tellPages(true);
        awaitPage(hub, shopper, hub.page().title(), "/");
    }

    @Test
    void whoSignsOutIsGoneAtOnce() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        awaitPage(hub, shopper, hub.page().title(), "/");
        var ticket = ticketOf(shopper).id();
        hub.page().evaluate("() => { Sportello.signOut() }");
        hub.await(() -> Objects.requireNonNull(visit(ticket)).isOver());
    }

    @Test
    void aRelayThatDoesNotTakeItIsToldNothing() {
        var shopper = newShopper();
        var profile = profile();
        var said = new CopyOnWriteArrayList<String>();
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), link -> {
            var relay = link.connectToServer();
            link.onMessage(frame -> {
                said.add(frame.text());
                relay.send(frame.text());
            });
            relay.onMessage(frame -> link.send(frame.text().replaceAll(",\"currentPage\":(true|false)", "")));
        });
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hub.composer().pressSequentially("And");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasCount(2);
        assertThat(said).anyMatch(frame -> frame.contains("send-message"));
        assertThat(said).noneMatch(frame -> frame.contains("visiting"));
    }

    @Test
    void overPlainHttpBothAreToldToo() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(
                "delete window.WebSocket; window.WebSocket = class { constructor() { throw new Error() } }");
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        awaitPage(hub, shopper, hub.page().title(), "/");
        annaLooks(new LookAt(ticketOf(shopper).id(), true));
        assertThat(hub.find(".dots")).isVisible();
    }

    @Test
    void ofAPathTheHubTellsWhatTheRelayWould() throws Exception {
        var page = visit(profile(), newShopper()).openChat().page();
        try (var file = HubPresenceTest.class.getResourceAsStream("/told-paths.json")) {
            for (var known : new JsonMapper().readTree(Objects.requireNonNull(file))) {
                var told = page.evaluate("""
                        async (path) => {
                          const panel = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/panel.js"));
                          return (await import(panel.name)).$current_page.toldPath(path);
                        }
                        """, known.get("path").textValue());
                assertThat(told)
                        .as(known.toString())
                        .isEqualTo(known.get("told").textValue());
            }
        }
    }

    private void awaitPage(Hub hub, String shopper, String title, String path) {
        awaitVisit(hub, shopper, visit -> {
            var page = visit == null ? null : visit.page();
            return page != null && new CurrentPage(title, URI.create(pages().origin() + path)).equals(page);
        });
    }

    private void awaitVisit(Hub hub, String shopper, Predicate<@Nullable Visit> condition) {
        var ticket = ticketOf(shopper).id();
        hub.await(() -> condition.test(visit(ticket)));
    }
}
