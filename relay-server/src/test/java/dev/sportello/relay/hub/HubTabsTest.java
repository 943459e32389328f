package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tabs of one shopper, who share one link.
class HubTabsTest extends HubTest {
    private static final int MORE_THAN_ONE_SHOPPER_MAY_CONNECT = 25;

    @Test
    void manyTabsShareOneConnectionAndShowTheSame() {
        var shopper = newShopper();
        var profile = profile();
        var tabs = new ArrayList<Hub>();
        var sockets = new ArrayList<WebSocket>();
        profile.onPage(page -> page.onWebSocket(sockets::add));
        tabs.add(visit(profile, shopper).openChat());
        tabs.getFirst().send("Hello");
        while (tabs.size() < MORE_THAN_ONE_SHOPPER_MAY_CONNECT) {
            tabs.add(visit(profile, shopper));
        }
        var last = tabs.getLast().openChat();
        assertThat(last.bubbles()).hasText("Hello");
        last.page().evaluate("() => { Sportello.close() }");
        tabs.getFirst().page().evaluate("() => { Sportello.close() }");
        annaReplies(shopper, "Good morning");
        for (var tab : tabs) {
            assertThat(tab.find(".badge")).hasText("1");
        }
        assertThat(ticketOf(shopper).seenUpTo()).isZero();
        last.openChat();
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > ticket.lastShopperMessage());
        for (var tab : tabs) {
            assertThat(tab.find(".badge")).isHidden();
        }
        last.send("From the last tab");
        assertThat(tabs.getFirst().openChat().bubbles())
                .hasText(new String[] {"Hello", "Good morning", "From the last tab"});
        assertThat(sockets).hasSize(1);
    }

    /// What becomes of the tab that has the link.
    enum Fate {
        CLOSES,
        CRASHES,
        FREEZES,
        LEAVES,
        FALLS_SILENT,
        IS_CUT_OFF_UNSEEN;

        void befall(Hub tab) {
            var page = tab.page();
            switch (this) {
                case CLOSES -> page.close();
                case CRASHES -> crash(page);
                case FREEZES ->
                    page.evaluate("() => { document.dispatchEvent(new Event('freeze', { bubbles: true })) }");
                case LEAVES -> page.navigate("about:blank");
                case FALLS_SILENT ->
                    page.evaluate("() => { BroadcastChannel.prototype.postMessage = () => {};"
                            + "WebSocket.prototype.send = () => {} }");
                case IS_CUT_OFF_UNSEEN -> hide(tab);
            }
        }

        private static void crash(Page page) {
            try {
                page.navigate("chrome://crash");
            } catch (PlaywrightException _) {
                // It never answers.
            }
        }
    }

    private static void hide(Hub tab) {
        tab.page().evaluate("""
                () => {
                  Object.defineProperty(Document.prototype, "hidden", { get: () => true });
                  const { setTimeout } = window;
                  window.setTimeout = (act, wait) => setTimeout(act, wait && 3600000);
                }""");
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void anotherTabTakesOverFromTheOneWithTheLink(Fate fate) {
        var shopper = newShopper();
        var profile = profile();
        var leader = visit(profile, shopper).openChat();
        leader.send("Hello");
        var sockets = new ArrayList<WebSocket>();
        profile.onPage(page -> page.onWebSocket(sockets::add));
        var second = visit(profile, shopper).openChat();
        var third = visit(profile, shopper).openChat();
        third.send("From the third");
        assertThat(second.bubbles()).hasCount(2);
        assertThat(sockets).isEmpty();
        fate.befall(leader);
        if (fate == Fate.IS_CUT_OFF_UNSEEN) {
            cutTheWire();
        }
        third.write("One");
        second.write("Two");
        annaReplies(shopper, "An answer");
        for (var tab : List.of(second, third)) {
            assertThat(tab.find(".theirs .line .bubble")).hasText("An answer");
            assertThat(tab.own("sent")).hasCount(4);
        }
        assertThat(second.bubbles()).hasCount(5);
        assertThat(second.bubbles().allTextContents())
                .containsExactlyInAnyOrder("Hello", "From the third", "One", "Two", "An answer");
        assertThat(visit(profile(), shopper).openChat().bubbles()).hasCount(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSignsOutInOneTabIsGoneFromAll(boolean inTheOneWithTheLink) {
        var shopper = newShopper();
        var profile = profile();
        var leader = visit(profile, shopper).openChat();
        leader.send("A secret");
        var other = visit(profile, shopper).openChat();
        assertThat(other.bubbles()).hasCount(1);
        (inTheOneWithTheLink ? leader : other).page().evaluate("() => { Sportello.signOut() }");
        for (var tab : List.of(leader, other)) {
            assertThat(tab.find(".notice h3")).hasText("Sign in to chat");
            assertThat(tab.find(".bubble")).hasCount(0);
            // The panel is empty a moment before the browser has let go of the lock.
            tab.await(() -> tab.page()
                    .evaluate("async () => (await navigator.locks.query()).held.length")
                    .equals(0));
        }
    }

    @Test
    void whatWasWrittenInATabThatIsGoneIsSentByAnother() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        var gone = visit(profile, shopper).openChat();
        assertThat(gone.bubbles()).hasCount(1);
        profile.setOffline(true);
        cutTheWire();
        gone.write("One");
        gone.write("Two");
        assertThat(gone.own("waiting")).hasText(new String[] {"One", "Two"});
        hub.write("Three");
        gone.page().close();
        profile.setOffline(false);
        assertThat(hub.own("sent")).hasCount(4);
        assertThat(visit(profile(), shopper).openChat().bubbles().allTextContents())
                .containsExactlyInAnyOrder("Hello", "One", "Two", "Three")
                .containsSubsequence("Hello", "One", "Two");
    }

    @Test
    void whatWasWrittenInATabThatIsGoneIsSentByOneThatIsLookedAt() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        var gone = visit(profile, shopper).openChat();
        assertThat(gone.bubbles()).hasCount(1);
        // It has not found the other yet.
        gone.page().evaluate("() => { BroadcastChannel.prototype.postMessage = () => {} }");
        gone.write("One");
        gone.page().close();
        // What one tab has kept, another one reads a moment later.
        hub.await(() -> (Boolean) hub.page().evaluate("Object.keys(localStorage).some((key) => /:out:/.test(key))"));
        hub.page().evaluate("() => { document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) }");
        assertThat(hub.own("sent")).hasText(new String[] {"Hello", "One"});
    }

    @Test
    void anotherShopperInOneTabSharesNothingWithTheFirst() {
        var profile = profile();
        var sockets = new ArrayList<WebSocket>();
        profile.onPage(page -> page.onWebSocket(sockets::add));
        var first = visit(profile, newShopper()).openChat();
        first.send("A secret");
        var second = visit(profile, newShopper()).openChat();
        assertThat(first.find(".notice h3")).hasText("Sign in to chat");
        second.send("Hello");
        assertThat(second.bubbles()).hasText("Hello");
        assertThat(sockets).hasSize(2);
        assertThat(sockets.getFirst().isClosed()).isTrue();
    }

    @Test
    void tabsOfDifferentVersionsOfTheHubShareNoLink() {
        var shopper = newShopper();
        var profile = profile();
        var old = visit(profile, shopper).openChat();
        old.send("Hello");
        profile.route(Pattern.compile(".*/widget/sportello\\.js$"), route -> {
            var text = route.fetch().text().replaceAll("hub/[0-9a-f]+\"", "hub/0123456789abcdef\"");
            route.fulfill(
                    new Route.FulfillOptions().setContentType("text/javascript").setBody(text));
        });
        var path = Pattern.compile("/hub/[0-9a-f]+/");
        var modules = path.matcher(old.toTheRelay().stream()
                .filter(each -> each.endsWith("panel.js"))
                .map("/"::concat)
                .findFirst()
                .orElseThrow());
        assertThat(modules.find()).isTrue();
        profile.route("**/hub/0123456789abcdef/**", route -> {
            var url = route.request().url().replace("/hub/0123456789abcdef/", modules.group());
            route.fulfill(new Route.FulfillOptions().setResponse(route.fetch(new Route.FetchOptions().setUrl(url))));
        });
        var sockets = new ArrayList<WebSocket>();
        profile.onPage(page -> page.onWebSocket(sockets::add));
        var other = visit(profile, shopper).openChat();
        other.send("From the new one");
        assertThat(old.bubbles()).hasText(new String[] {"Hello", "From the new one"});
        assertThat(sockets).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete window.BroadcastChannel",
                "window.BroadcastChannel = class { postMessage() {} close() {} }",
                "BroadcastChannel.prototype.postMessage = () => {}",
                "Object.defineProperty(navigator, 'locks', { value: undefined })",
                "LockManager.prototype.request = () => new Promise(() => {})",
                "LockManager.prototype.request.call = 0; Object.defineProperty(navigator, 'locks', { value: {"
                        + " request: async () => { throw new Error('no') } } })"
            })
    void whereTabsCannotTalkEachHasALinkOfItsOwn(String script) {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(script);
        var first = visit(profile, shopper).openChat();
        first.send("Hello");
        var second = visit(profile, shopper).openChat();
        second.send("From the second");
        annaReplies(shopper, "An answer");
        for (var tab : List.of(first, second)) {
            assertThat(tab.bubbles()).hasText(new String[] {"Hello", "From the second", "An answer"});
        }
    }

    @Test
    void aRefusalThatNamesNoCommandIsTheLeadingTabsOwn() {
        var shopper = newShopper();
        var profile = profile();
        var sockets = new ArrayList<WebSocketRoute>();
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), socket -> {
            sockets.add(socket);
            var relay = socket.connectToServer();
            // What the second tab writes is not answered.
            socket.onMessage(frame -> {
                if (!frame.text().contains("Under way")) {
                    relay.send(frame.text());
                }
            });
        });
        var leader = visit(profile, shopper).openChat();
        leader.send("Hello");
        var follower = visit(profile, shopper).openChat();
        follower.write("Under way");
        assertThat(follower.own("sending")).hasText("Under way");
        sockets.getFirst().send("{\"kind\":\"refused\",\"refusal\":{\"error\":\"malformed\",\"retry\":false}}");
        annaReplies(shopper, "Good morning");
        assertThat(follower.find(".theirs .line .bubble")).hasText("Good morning");
        assertThat(follower.own("sending")).hasText("Under way");
    }

    @Test
    void aTabWhoseLeaderIsCutOffForAMomentSaysNothingOfIt() {
        var shopper = newShopper();
        var profile = profile();
        var leader = visit(profile, shopper).openChat();
        leader.send("Hello");
        var follower = visit(profile, shopper).openChat();
        follower.send("From the second");
        follower.find(".link-note").evaluate("""
                (note) => {
                  window.notes = [];
                  new MutationObserver(() => notes.push(note.textContent)).observe(note, { childList: true, subtree: true });
                }""");
        cutTheWire();
        annaReplies(shopper, "Good morning");
        assertThat(follower.find(".theirs .line .bubble")).hasText("Good morning");
        assertThat((List<?>) follower.page().evaluate("notes")).isEmpty();
    }

    @Test
    void whatAScriptOfThePageSaysOnTheChannelIsCheckedLikeARelay() {
        var shopper = newShopper();
        var profile = profile();
        var leader = visit(profile, shopper).openChat();
        leader.send("Hello");
        var follower = visit(profile, shopper).openChat();
        assertThat(follower.bubbles()).hasCount(1);
        leader.page().evaluate("""
                async () => {
                  const name = (await navigator.locks.query()).held[0].name;
                  const channel = new BroadcastChannel(name);
                  const say = (frame, from = "x") => channel.postMessage(JSON.stringify({ from, to: null, frame }));
                  for (const data of [1, null, {}, "{", "[]", "null", "x".repeat(1e6), { from: "x", frame: {} }]) {
                    channel.postMessage(data);
                  }
                  channel.onmessage = ({ data }) => {
                    const { from, frame } = JSON.parse(data);
                    window.overheard = (window.overheard ?? "") + data;
                    if (frame.kind !== "entries") return;
                    channel.onmessage = null;
                    say({ kind: "entries", entries: [{ sequence: -1 }] }, from);
                    say({ kind: "entries", entries: null }, from);
                  };
                  for (const kind of ["hello", "leader", "welcome", "pong", "start-over", "entries", "constructor"]) {
                    say({ kind });
                    say({ kind, resumeAfter: {}, head: 1, id: "x", entries: [{}], isLive: true });
                  }
                  say({ kind: "send-message", id: "1", text: "Not by its id" });
                }""");
        leader.send("One");
        follower.send("Two");
        annaReplies(shopper, "Three");
        for (var tab : List.of(leader, follower)) {
            assertThat(tab.bubbles()).hasText(new String[] {"Hello", "One", "Two", "Three"});
        }
        var session = sessionOf(follower);
        assertThat((String) leader.page().evaluate("overheard"))
                .doesNotContain(sessionOf(leader))
                .doesNotContain(session);
    }

    private static String sessionOf(Hub hub) {
        return (String) hub.page()
                .evaluate("JSON.parse(sessionStorage[Object.keys(sessionStorage)"
                        + ".find((key) => key.endsWith(':session'))]).session");
    }
}
