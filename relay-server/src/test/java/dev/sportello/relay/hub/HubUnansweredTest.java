package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is asked for and never answered: by a network that swallows questions, a proxy that accepts and says nothing,
/// or the page itself.
class HubUnansweredTest extends HubTest {
    private static final String PANEL = ".*/widget/hub/[^/]+/panel\\.js";
    private static final String FAILED = "The chat could not be loaded. Try again.";

    /// A page whose function answers only when the test says so, by `answer`.
    private static final String SILENT = """
            <!doctype html><html lang=en><body>%SHOP%<script>
              window.answers = [];
              Sportello.q.push(["identify", () => new Promise((resolve) => answers.push(resolve))]);
              window.answer = async (call, who) => answers[call](await (await fetch("/identity?who=" + who)).text());
            </script>""";

    @Test
    void aPanelThatDoesNotComeIsToldAndTheNextClickLoadsIt() {
        var profile = profile();
        var held = holdFirst(profile, PANEL);
        var hub = visit(profile, newShopper());
        clickAndWait(hub, held);
        assertThat(hub.find(".teaser[role=alert]")).hasText(FAILED);
        assertThat(hub.launcher()).hasAttribute("aria-expanded", "false");
        hub.openChat().send("Hello");
        held.getFirst().resume();
        hub.page().waitForLoadState();
        hub.send("Once more");
        assertThat(hub.find(".drawer")).hasCount(1);
    }

    @Test
    void aPanelThatComesLateIsThereAtTheNextClick() {
        var profile = profile();
        var held = holdFirst(profile, PANEL);
        var hub = visit(profile, newShopper());
        clickAndWait(hub, held);
        assertThat(hub.find(".teaser")).hasText(FAILED);
        held.getFirst().resume();
        assertThat(hub.drawer()).isAttached();
        assertThat(hub.drawer()).isHidden();
        hub.openChat().send("Hello");
        assertThat(panels(hub)).isEqualTo(1);
    }

    @Test
    void aPanelThatComesWhileItIsAskedForAnewOpensAtOnce() {
        var profile = profile();
        var held = new ArrayList<Route>();
        profile.route(Pattern.compile(PANEL), held::add);
        var hub = visit(profile, newShopper());
        clickAndWait(hub, held);
        assertThat(hub.find(".teaser")).hasText(FAILED);
        hub.launcher().click();
        hub.await(() -> held.size() == 2);
        held.getFirst().resume();
        assertThat(hub.composer()).isVisible();
        hub.page().clock().fastForward(Duration.ofMinutes(1).toMillis());
        hub.send("Hello");
        assertThat(hub.find(".teaser")).hasCount(0);
        held.getLast().abort();
    }

    @Test
    void aNetworkThatReturnsBringsThePanel() {
        var profile = profile();
        var held = holdFirst(profile, PANEL);
        var hub = visit(profile, newShopper());
        clickAndWait(hub, held);
        assertThat(hub.find(".teaser")).hasText(FAILED);
        hub.page().evaluate("() => { dispatchEvent(new Event('online')) }");
        assertThat(hub.drawer()).isAttached();
        assertThat(hub.drawer()).isHidden();
    }

    @Test
    void aNewerLoaderThatDoesNotComeIsToldToo() {
        var profile = profile();
        failOnce(profile);
        var held = holdFirst(profile, ".*/widget/sportello\\.js\\?again=.*");
        var hub = visit(profile, newShopper());
        clickAndWait(hub, held);
        assertThat(hub.find(".teaser")).hasText(FAILED);
        held.getFirst().resume();
        hub.openChat().send("Hello");
        assertThat(hub.page().locator("[id=sportello]")).hasCount(1);
    }

    @Test
    void aLoaderThatWasReplacedHasNoMoreToSayWhenTheNetworkReturns() {
        var profile = profile();
        failOnce(profile);
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hub.composer().fill("Half a sen");
        hub.page().evaluate("() => { dispatchEvent(new Event('online')) }");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Good morning"});
        assertThat(hub.composer()).hasValue("Half a sen");
        assertThat(panels(hub)).isEqualTo(2);
    }

    @Test
    void aPanelThatComesWhenItsLoaderWasReplacedIsNotStarted() {
        var profile = profile();
        failOnce(profile);
        var held = holdFirst(profile, PANEL);
        // As after an upgrade of the relay: the newer loader has modules of its own.
        profile.route(Pattern.compile(".*/widget/sportello\\.js\\?again=.*"), route -> {
            var newer = route.fetch();
            var body = newer.text().replaceAll("\"(hub/[0-9a-f]+)\"", "\"$1-9\"");
            route.fulfill(new Route.FulfillOptions().setResponse(newer).setBody(body));
        });
        var shopper = newShopper();
        var hub = visit(profile, shopper);
        clickAndWait(hub, held);
        assertThat(hub.find(".teaser")).hasText(FAILED);
        hub.openChat().send("Hello");
        hub.composer().fill("Half a sen");
        hub.page().waitForResponse(Pattern.compile(PANEL), held.getFirst()::resume);
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Good morning"});
        assertThat(hub.composer()).hasValue("Half a sen");
        assertThat(panels(hub)).isEqualTo(3);
    }

    @Test
    void aFunctionOfThePageThatDoesNotAnswerIsToldAndItsLateAnswerCounts() {
        pages().add("silent", SILENT);
        var hub = openInVain(visit(profile(), Map.of("page", "silent")));
        assertThat(hub.find(".starting")).containsText("It keeps trying");
        assertThat(hub.button("Try again")).isVisible();
        assertThat(hub.console()).anyMatch(line -> line.contains("[S4]"));
        hub.page().evaluate("([call, who]) => answer(call, who)", List.of(1, newShopper()));
        hub.send("Hello");
    }

    @Test
    void whoTriesAgainAsksThePageAnew() {
        pages().add("silent", SILENT);
        var hub = openInVain(visit(profile(), Map.of("page", "silent")));
        hub.button("Try again").click();
        // What answers a call before this click does not count any more.
        hub.page().evaluate("(who) => Promise.all(answers.map((_, call) => answer(call, who)))", newShopper());
        hub.send("Hello");
    }

    @Test
    void anotherCallTakesThePlaceOfOneThatIsNotAnswered() {
        pages().add("silent", SILENT);
        var shopper = newShopper();
        var hub = openInVain(visit(profile(), Map.of("page", "silent")));
        hub.page()
                .evaluate(
                        "(who) => Sportello.identify(async () => (await fetch('/identity?who=' + who)).text())",
                        shopper);
        hub.send("Hello");
        hub.page().evaluate("([call, who]) => answer(call, who)", List.of(0, newShopper()));
        hub.send("Still here");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Still here"});
    }

    @Test
    void aFunctionThatDoesNotAnswerInMidChatIsAskedAgain() {
        var shopper = newShopper();
        pages().add("stalling", """
                <!doctype html><html lang=en><body>%SHOP%<script>
                  window.stalls = false;
                  Sportello.q.push(["identify", async () => {
                    const isStalled = stalls;
                    stalls = false;
                    if (isStalled) await new Promise(() => {});
                    return (await fetch("/identity" + location.search)).text();
                  }]);
                </script>""");
        var hub = visit(profile(), Map.of("page", "stalling", "who", shopper)).openChat();
        hub.send("Before");
        hub.page().clock().install();
        hub.page().evaluate("() => { stalls = true }");
        hub.endSession();
        hub.write("After");
        hub.await(() -> (boolean) hub.page().evaluate("!stalls"));
        takeTooLong(hub);
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "After"});
    }

    @Test
    void partsThatDoNotComeAreAskedForAgain() {
        var profile = profile();
        var orders = holdFirst(profile, ".*/orders\\.js");
        var styles = holdFirst(profile, ".*/orders-sheet\\.js");
        var emoji = holdFirst(profile, ".*/emoji\\.js");
        var hub = visit(profile, newShopper()).openChat();
        hub.page().clock().install();
        hub.button("Emoji").click();
        hub.await(() -> !emoji.isEmpty());
        takeTooLong(hub);
        assertThat(hub.find(".emoji")).isVisible();
        ordersTab(hub).click();
        for (var held : List.of(orders, styles)) {
            hub.await(() -> !held.isEmpty());
            takeTooLong(hub);
            hub.button("Try again").click();
        }
        assertThat(hub.drawer()).containsText("No orders yet");
    }

    @Test
    void partsThatComeTooLateAreThereAtTheNextClick() {
        var profile = profile();
        var held = new ArrayList<Route>();
        profile.route(Pattern.compile(".*/orders\\.js"), held::add);
        var hub = visit(profile, newShopper()).openChat();
        hub.page().clock().install();
        ordersTab(hub).click();
        hub.await(() -> !held.isEmpty());
        takeTooLong(hub);
        assertThat(hub.button("Try again")).isVisible();
        hub.page().waitForResponse("**/orders.js", held.getFirst()::resume);
        hub.button("Try again").click();
        assertThat(hub.drawer()).containsText("No orders yet");
    }

    @Test
    void theOtherWayToTheRelayThatDoesNotComeIsAskedForAgain() {
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> socket.close());
        var held = holdFirst(profile, ".*/widget/hub/[^/]+/stream\\.js");
        var hub = visit(profile, newShopper());
        hub.page().clock().install();
        hub.openChat();
        hub.await(() -> !held.isEmpty());
        hub.write("Hello");
        takeTooLong(hub);
        assertThat(hub.own("sent")).hasText("Hello");
    }

    /// A page that is still coming has no body yet when a panel is there that the browser had.
    @Test
    void aPanelThatIsThereBeforeTheBodyWaitsForIt() {
        var shopper = newShopper();
        pages().add("usual", "<!doctype html><html lang=en><head>%SHOP%</head><body><h1>A shop</h1>");
        pages().add(
                        "slow",
                        "<!doctype html><html lang=en><head><script src=%HUB%></script><script src=/shop.js></script>"
                                + "<script src=/slow.js></script></head><body><h1>A shop</h1>");
        var profile = profile();
        var held = holdFirst(profile, ".*/slow\\.js");
        var hub = visit(profile, Map.of("page", "usual", "who", shopper)).openChat();
        hub.send("Hello");
        hub.page()
                .navigate(
                        pages().origin() + "/?page=slow&who=" + shopper,
                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        hub.await(() -> hub.toTheRelay().stream()
                        .filter(each -> each.startsWith("thread"))
                        .count()
                == 2);
        held.getFirst().fulfill(new Route.FulfillOptions().setBody(""));
        assertThat(hub.bubbles()).hasText("Hello");
        assertThat(hub.console()).isEmpty();
        assertThat(hub.openChat().own("sent")).hasText("Hello");
    }

    private static void failOnce(BrowserContext profile) {
        profile.route(
                Pattern.compile(PANEL),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(502)),
                new BrowserContext.RouteOptions().setTimes(1));
    }

    private static long panels(Hub hub) {
        return hub.toTheRelay().stream()
                .filter(each -> each.endsWith("/panel.js"))
                .count();
    }

    /// Lets the first request wait for ever, or for the test; those after it go on. The route stays: with the last one
    /// gone, the browser lets go what waits.
    private static List<Route> holdFirst(BrowserContext profile, String url) {
        var held = new ArrayList<Route>();
        profile.route(Pattern.compile(url), route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.fallback();
            }
        });
        return held;
    }

    private static void clickAndWait(Hub hub, List<Route> held) {
        hub.page().clock().install();
        hub.launcher().click();
        hub.await(() -> !held.isEmpty());
        hub.page().clock().fastForward(Duration.ofMinutes(1).toMillis());
    }

    private static Locator ordersTab(Hub hub) {
        return hub.drawer().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Orders"));
    }

    /// Opens the panel of a page whose function takes too long.
    private static Hub openInVain(Hub hub) {
        hub.page().clock().install();
        hub.open();
        // The loader has asked first.
        hub.await(() -> (int) hub.page().evaluate("answers.length") >= 2);
        takeTooLong(hub);
        assertThat(hub.button("Try again")).isVisible();
        return hub;
    }

    /// What is under way is not answered in time. After that the page's clock goes on as it did.
    private static void takeTooLong(Hub hub) {
        hub.page().clock().runFor(10_000);
    }
}
