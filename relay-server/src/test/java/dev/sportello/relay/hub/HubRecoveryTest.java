package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.RouteOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.sportello.relay.rig.ShopKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong between a browser, the shop's server and the relay, and rights itself.
class HubRecoveryTest extends HubTest {

    @Test
    void ofTwoLateMessagesTheSecondGoesToTheChatThatTheFirstBegan() {
        var shopper = newShopper();
        var profile = profile();
        var hub = withTwoLateMessages(profile, shopper);
        hub.button("Send as a new chat").first().click();
        assertThat(hub.own("sent")).hasText("One");
        annaReplies(shopper, "About one");
        assertThat(hub.find(".theirs .line .bubble")).hasText("About one");
        hub.button("Send as a new chat").click();
        assertThat(hub.own("sent")).hasText(new String[] {"One", "Two"});
        assertThat(hub.find(".theirs .line .bubble")).hasText("About one");
        assertThat(hub.own("ended")).hasCount(0);
    }

    @Test
    void aLateMessageJoinsTheChatThatBeganOnAnotherDevice() {
        var shopper = newShopper();
        var hub = withTwoLateMessages(profile(), shopper);
        visit(profile(), shopper).openChat().send("From the phone");
        annaReplies(shopper, "To the phone");
        assertThat(hub.bubbles()).hasText(new String[] {"From the phone", "To the phone", "One", "Two"});
        hub.button("Send as a new chat").first().click();
        assertThat(hub.own("sent")).hasText(new String[] {"From the phone", "One"});
        assertThat(hub.find(".theirs .line .bubble")).hasText("To the phone");
    }

    @Test
    void aLateMessageThatTwoTabsSendAnewArrivesOnce() {
        var shopper = newShopper();
        var profile = profile();
        var first = withTwoLateMessages(profile, shopper);
        var second = visit(profile, shopper).openChat();
        assertThat(second.own("ended")).hasCount(2);
        // Both at once: neither knows of the other's click.
        profile.setOffline(true);
        cutTheWire();
        for (var tab : List.of(first, second)) {
            assertThat(tab.find(".link-note")).containsText("No connection");
            tab.button("Send as a new chat").first().click();
            assertThat(tab.own("waiting")).hasText("One");
        }
        profile.setOffline(false);
        assertThat(first.own("sent")).hasText("One");
        assertThat(second.own("sent")).hasText("One");
        first.send("A last word");
        assertThat(visit(profile(), shopper).openChat().bubbles()).hasText(new String[] {"One", "A last word"});
    }

    @Test
    void aLateMessageWhosePageCrashedInTheActIsThereOnce() {
        var shopper = newShopper();
        var profile = profile();
        var hub = withTwoLateMessages(profile, shopper);
        // The new note is written, the old one not yet removed.
        hub.page().evaluate("""
                () => {
                  const key = Object.keys(localStorage).filter((each) => each.includes(":out:")).sort()[0];
                  const note = JSON.parse(localStorage[key]);
                  const tail = (Number.parseInt(note.id.slice(24), 16) + 1).toString(16).padStart(12, "0");
                  const id = note.id.slice(0, 24) + tail;
                  localStorage[key.replace(note.id, id)] = JSON.stringify({ ...note, id, ticket: null });
                }""");
        hub.page().reload();
        hub.openChat();
        assertThat(hub.own("sent")).hasText("One");
        assertThat(hub.own("ended")).hasText("Two");
    }

    @Test
    void aMessageForATicketThatIsNotThereIsOfferedAsANewChat() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.page().evaluate("""
                (who) => {
                  const id = "0192f0c1-0000-7000-8000-0000000000" + (10 + Math.floor(Math.random() * 89));
                  const note = { id, text: "For a lost ticket", ticket: 987654, order: 1, at: Date.now() };
                  localStorage[`sportello:${who}:out:${id}`] = JSON.stringify(note);
                }""", shopper);
        hub.page().reload();
        hub.openChat();
        assertThat(hub.own("ended")).hasText("For a lost ticket");
        hub.button("Send as a new chat").click();
        assertThat(hub.own("sent")).hasText("For a lost ticket");
    }

    @Test
    void aKeptMessageThatCouldNeverBeSentIsRepairedAndHoldsUpNoOther() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.page().evaluate("""
                (who) => {
                  const put = (id, note) => (localStorage[`sportello:${who}:out:${id}`] = JSON.stringify(note));
                  put("1,2,3", { id: "1,2,3", text: "With a strange id", ticket: null, at: Date.now() });
                  put("2", { id: "2", text: { no: "text" }, ticket: "x" });
                  put("3", { id: "3", text: "\\u0000\\u200b" });
                  put("4", { id: "4", text: "Bell\\u0007", ticket: "x" });
                  localStorage[`sportello:${who}:out:5`] = "{ no JSON";
                }""", shopper);
        hub.page().reload();
        hub.openChat();
        assertThat(hub.own("sent")).hasText(new String[] {"With a strange id", "Bell"});
        hub.send("And a new one");
        assertThat((Integer) hub.page().evaluate("Object.keys(localStorage).filter((key) => /:out:/.test(key)).length"))
                .isZero();
    }

    @Test
    void aRefusalThatNamesNoMessageFailsTheOneUnderWay() {
        var profile = profile();
        var first = new AtomicInteger();
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), socket -> {
            var relay = socket.connectToServer();
            socket.onMessage(frame -> {
                if (frame.text().contains("send-message") && first.getAndIncrement() == 0) {
                    socket.send("{\"kind\":\"refused\",\"refusal\":{\"error\":\"malformed\",\"retry\":false}}");
                } else {
                    relay.send(frame.text());
                }
            });
        });
        var hub = visit(profile, newShopper()).openChat();
        hub.write("One");
        assertThat(hub.own("failed")).hasText("One");
        hub.send("Two");
        hub.button("Not sent – try again").click();
        assertThat(hub.own("sent")).hasText(new String[] {"Two", "One"});
    }

    @Test
    void whatIsRefusedForNowGoesFirstAndWhatIsWrittenAfterTheEndComesAfterIt() {
        var profile = profile();
        var shopper = newShopper();
        var kinds = new CopyOnWriteArrayList<String>();
        var refusals = new AtomicInteger(2);
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), socket -> {
            var relay = socket.connectToServer();
            socket.onMessage(frame -> {
                var command = Pattern.compile("\"(send-message|end-chat)\",\"id\":\"([^\"]+)\"")
                        .matcher(frame.text());
                if (!command.find()) {
                    relay.send(frame.text());
                    return;
                }
                kinds.add(command.group(1));
                if (kinds.size() > 1 && refusals.getAndDecrement() > 0) {
                    socket.send("{\"kind\":\"refused\",\"id\":\"" + command.group(2)
                            + "\",\"refusal\":{\"error\":\"busy\",\"retry\":true}}");
                } else {
                    relay.send(frame.text());
                }
            });
        });
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hub.asksToEnd();
        hub.find(".question .danger").click();
        hub.write("Too late");
        assertThat(hub.own("ended")).hasText("Too late");
        assertThat(kinds).containsExactly("send-message", "end-chat", "end-chat", "end-chat", "send-message");
    }

    @Test
    void anAnswerToTheIdentityThatIsLostIsAskedForAgain() {
        var profile = profile();
        profile.route("**/widget/session", HubRecoveryTest::loseTheAnswer, new RouteOptions().setTimes(1));
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Hello");
        assertThat(hub.console()).anyMatch(line -> line.contains("The chat cannot be opened"));
    }

    @Test
    void anAnswerToTheOneIdentityOfAPageThatIsLostIsAskedForAgain() {
        var profile = profile();
        profile.route("**/widget/session", HubRecoveryTest::loseTheAnswer, new RouteOptions().setTimes(1));
        visit(profile, cachedPageOf(newShopper())).openChat().send("Hello");
    }

    @Test
    void aCachedPageWorksInEachTab() {
        var profile = profile();
        var page = cachedPageOf(newShopper());
        visit(profile, page).openChat().send("From one tab");
        var other = visit(profile, page).openChat();
        other.send("From the other");
        assertThat(other.own("sent")).hasText(new String[] {"From one tab", "From the other"});
    }

    @Test
    void aCachedPageWorksInTwoTabsThatBeginInTheSameInstant() {
        var profile = profile();
        var page = cachedPageOf(newShopper());
        var asked = new ArrayList<Route>();
        profile.route("**/widget/session", asked::add, new RouteOptions().setTimes(2));
        var one = visit(profile, page).open();
        one.page().waitForCondition(() -> asked.size() == 1);
        // The other tab has not seen what this one has just kept.
        one.page().evaluate("localStorage.removeItem('sportello-secret')");
        var other = visit(profile, page).open();
        other.page().waitForCondition(() -> asked.size() == 2);
        asked.getFirst().resume();
        one.send("From one tab");
        asked.getLast().resume();
        other.send("From the other");
    }

    @Test
    void aCachedPageSignsNobodyInWhoHasSignedOut() {
        var profile = profile();
        var page = cachedPageOf(newShopper());
        var hub = visit(profile, page).openChat();
        hub.send("Hello");
        hub.page().evaluate("Sportello.signOut()");
        assertThat(hub.composer()).hasCount(0);
        hub.goTo(page);
        hub.open();
        assertThat(hub.find(".notice code")).hasText("token-replayed");
    }

    /// A page that was made once, identity included, and is served for some minutes.
    private Map<String, String> cachedPageOf(String shopper) {
        var token = ShopKey.test().identity(shopper, shopper, Clock.systemUTC());
        pages().add(
                        shopper,
                        "<!doctype html><body><script async src=%HUB%></script><script>"
                                + "window.Sportello = { q: [] }; Sportello.q.push(['identify', '" + token + "'])"
                                + "</script>");
        return Map.of("page", shopper);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 0})
    void aPageWhoseFunctionFailsIsAskedAgain(int status) {
        var profile = profile();
        profile.route(
                "**/identity?**",
                route -> {
                    if (status == 0) {
                        route.abort();
                    } else {
                        route.fulfill(
                                new Route.FulfillOptions().setStatus(status).setBody(""));
                    }
                },
                // The loader asks first, and says nothing.
                new RouteOptions().setTimes(status == 0 ? 3 : 2));
        pages().add(
                        "once",
                        "<!doctype html><body><script async src=%HUB%></script><script>"
                                + "window.Sportello = { q: [] }; Sportello.q.push(['identify', async () => {"
                                + "const answer = await fetch('/identity' + location.search);"
                                + "if (!answer.ok) throw new Error(answer.status); return answer.text() }])</script>");
        var hub = visit(profile, Map.of("page", "once", "who", newShopper())).openChat();
        hub.send("Hello");
        assertThat(hub.console()).anyMatch(line -> line.contains("identify()'s function failed"));
    }

    @Test
    void anErrorPageInPlaceOfAnIdentityCostsNoDraftInMidChat() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Before");
        hub.composer().fill("Half a sen");
        profile.route(
                "**/identity?**",
                route -> route.fulfill(new Route.FulfillOptions().setBody("<h1>Error</h1>")),
                new RouteOptions().setTimes(1));
        hub.endSession();
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "Half a sen"});
    }

    @ParameterizedTest
    @ValueSource(ints = {13, -13})
    void aWrongClockOfTheBrowserChangesNothing(int hours) {
        var profile = profile();
        profile.addInitScript("const now = Date.now; Date.now = () => now() + " + hours + " * 3600000");
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        hub.send("One");
        hub.goTo(Map.of("who", shopper));
        hub.openChat();
        hub.goTo(Map.of("who", shopper));
        hub.openChat();
        hub.send("Two");
        assertThat(hub.requests().stream()
                        .filter(request -> request.url().endsWith("/widget/session")
                                && request.method().equals("POST"))
                        .count())
                .isEqualTo(1);
        assertThat(hub.find(".day")).hasText("Today");
        var revoked = hub.page()
                .waitForResponse("**/widget/sign-out", () -> hub.page().evaluate("() => { Sportello.signOut() }"));
        assertThat(revoked.status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageThatGivesNobodyIsTheSameAsSigningOut(boolean isOpen) {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.composer().fill("A secret");
        if (!isOpen) {
            hub.goTo(Map.of());
            assertThat(hub.composer()).hasCount(0);
        }
        var revoked = hub.page()
                .waitForResponse(
                        "**/widget/sign-out", () -> hub.page().evaluate("() => { Sportello.identify(() => null) }"));
        assertThat(revoked.status()).isEqualTo(204);
        hub.page()
                .waitForFunction("() => ![...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
                        + ".some((key) => key.startsWith('sportello:'))");
    }

    @Test
    void theSessionIsRevokedAlsoByAClickThatLeavesThePage() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("A secret");
        var session = (String)
                hub.page()
                        .evaluate(
                                "JSON.parse(sessionStorage[Object.keys(sessionStorage).find((key) => key.endsWith(':session'))]).session");
        var leaving = hub.page()
                .waitForRequest(
                        "**/widget/sign-out",
                        () -> hub.page().evaluate("() => { Sportello.signOut(); location.href = '/?lang=it' }"));
        hub.page().waitForURL("**/?lang=it");
        assertThat(leaving.postData()).contains(session);
        assertThat(leaving.headers().get("content-type")).startsWith("text/plain");
        assertThat(hub.requests()).noneMatch(request -> request.method().equals("OPTIONS"));
    }

    @Test
    void manyCallsInARowAskTheShopOnce() {
        var shopper = newShopper();
        var hub = visit(profile(), Map.of("who", shopper)).openChat();
        var asked = pages().identities();
        hub.page().evaluate("""
                () => {
                  const ask = async () => (await fetch("/identity" + location.search)).text();
                  for (let call = 0; call < 20; call++) Sportello.identify(ask);
                }""");
        hub.send("Hello");
        assertThat(pages().identities() - asked).isLessThanOrEqualTo(1);
    }

    @Test
    void onTheNextDayTheAnswerIsCountedWithoutAClick() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hub.page().close();
        annaReplies(shopper, "Here I am");
        // A new tab begins with an empty session storage, as a browser does that was closed.
        var later = visit(profile, shopper);
        assertThat(later.find(".badge")).hasText("1");
        later.openChat();
        later.asksToEnd();
        later.find(".question .danger").click();
        assertThat(later.find(".ended")).isVisible();
        var without = visit(profile, shopper);
        without.page().waitForLoadState();
        assertThat(without.requests()).noneMatch(request -> request.url().contains("/widget/session"));
    }

    @Test
    void anOldPagesFirstClickAfterAnUpgradeLoadsTheWholeNewHub() {
        var profile = profile();
        profile.route(Pattern.compile(".*/widget/sportello\\.js$"), route -> {
            var now = route.fetch();
            var old = now.text()
                    .replaceAll("\"hub/[0-9a-f]+\"", "\"hub/0123456789abcdef\"")
                    .replaceAll("\"chat.js\"", "\"gone.js\"");
            route.fulfill(new Route.FulfillOptions().setResponse(now).setBody(old));
        });
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Hello");
        assertThat(hub.page().locator("[id=sportello]")).hasCount(1);
    }

    @Test
    void theTwentyFirstTabGetsThePlaceOfOneThatNobodyLooksAt() {
        var shopper = newShopper();
        var profile = profile();
        // Tabs that cannot talk to one another share nothing.
        profile.addInitScript("Object.defineProperty(navigator, 'locks', { value: undefined })");
        for (var tab = 0; tab < 20; tab++) {
            var hub = visit(profile, shopper);
            hub.openChat();
            hide(hub.page());
        }
        visit(profile, shopper).openChat().send("From the last tab");
    }

    @Test
    void whereNothingComesThroughTheShopperReadsSo() {
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> {});
        var held = new ArrayList<Route>();
        profile.route(Pattern.compile(".*/widget/(stream|poll)"), held::add);
        var hub = visit(profile, newShopper()).openChat();
        assertThat(hub.find(".link-note p")).isVisible();
        hub.write("Hello");
        assertThat(hub.own("waiting")).hasText("Hello");
        held.forEach(Route::abort);
    }

    /// As of a network that has swallowed the question: a browser would wait for ever.
    @Test
    void aQuestionThatIsNeverAnsweredIsAskedAgain() {
        var profile = profile();
        var held = new ArrayList<Route>();
        profile.route("**/widget/thread*", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        var hub = visit(profile, newShopper());
        hub.page().clock().install();
        hub.open();
        hub.await(() -> !held.isEmpty());
        hub.page().clock().fastForward(Duration.ofMinutes(1).toMillis());
        hub.await(() -> {
            hub.page().clock().runFor(1_000);
            return hub.composer().isVisible();
        });
    }

    @Test
    void aSessionThatIsNewIsNotGivenUpForTheEndOfTheOneBefore() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Hello");
        var before = sessionOf(hub);
        var held = new ArrayList<Route>();
        profile.route("**/widget/orders*", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        hub.drawer()
                .getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Orders"))
                .click();
        hub.await(() -> !held.isEmpty());
        hub.endSession();
        hub.await(() -> !List.of(before, "").contains(sessionOf(hub)));
        assertThat(hub.find(".orders")).containsText("No orders yet");
        var now = sessionOf(hub);
        hub.page().waitForResponse("**/widget/orders*", held.getFirst()::resume);
        hub.page().evaluate("new Promise((resolve) => setTimeout(resolve, 500))");
        assertThat(sessionOf(hub)).isEqualTo(now);
    }

    private static Object sessionOf(Hub hub) {
        return hub.page().evaluate("""
                () => {
                  const key = Object.keys(sessionStorage).find((each) => each.endsWith(":session"));
                  return key ? JSON.parse(sessionStorage.getItem(key)).session : "";
                }""");
    }

    private Hub withTwoLateMessages(BrowserContext profile, String shopper) {
        var hub = visit(profile, shopper).openChat();
        hub.send("Before");
        profile.setOffline(true);
        cutTheWire();
        hub.write("One");
        hub.write("Two");
        assertThat(hub.own("waiting")).hasCount(2);
        var other = visit(profile(), shopper).openChat();
        other.asksToEnd();
        other.find(".question .danger").click();
        assertThat(other.find(".ended")).isVisible();
        profile.setOffline(false);
        assertThat(hub.own("ended")).hasText(new String[] {"One", "Two"});
        return hub;
    }

    private static void loseTheAnswer(Route route) {
        route.fetch();
        route.abort();
    }

    /// As a browser does with a tab behind others, which a browser without windows has not.
    private static void hide(Page page) {
        page.evaluate("() => Object.defineProperty(Document.prototype, 'hidden', { get: () => true })");
    }
}
