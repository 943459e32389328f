package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HubIdentityTest extends HubTest {

    private static final String STORAGE = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
            + ".filter((key) => key.startsWith('sportello:')).length";

    @Test
    void aSessionThatHasEndedIsRenewedWithoutAFault() {
        var hub = visit(profile(), newShopper()).openChat();
        var isFirst = new AtomicBoolean(true);
        hub.page().routeWebSocket(url -> url.contains("/widget/socket"), socket -> {
            if (isFirst.getAndSet(false)) {
                socket.send("{\"kind\":\"refused\",\"refusal\":{\"error\":\"session-expired\",\"retry\":false}}");
                socket.close(new WebSocketRoute.CloseOptions().setCode(4001));
            } else {
                var _ = socket.connectToServer();
            }
        });
        hub.page().reload();
        hub.openChat();
        hub.send("Back again");
        assertThat(isFirst).isFalse();
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void whoIsNotSignedInGetsAWayToSignInAndNoChat() {
        var hub = visit(profile(), Map.of()).open();
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        assertThat(hub.find(".notice a")).hasText("Sign in");
        assertThat(hub.composer()).hasCount(0);
    }

    @Test
    void aRefusedIdentityIsAnErrorAndNeverAnonymous() {
        var hub = visit(profile(), Map.of("who", newShopper(), "key", "another key of more than thirty-two bytes"))
                .open();
        assertThat(hub.find(".notice[role=alert]")).containsText("We could not verify your sign-in");
        assertThat(hub.find(".notice code")).hasText("token-signature");
        assertThat(hub.composer()).hasCount(0);
    }

    @Test
    void aTokenWillDoInPlaceOfAFunction() {
        visit(profile(), Map.of("who", newShopper(), "how", "token")).openChat().send("Hello");
    }

    @Test
    void aTokenThatTheRelayCouldNotLookAtIsShownAgain() {
        var profile = profile();
        profile.route(
                "**/widget/session",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Content-Type", "application/json"))
                        .setBody("{\"error\":\"storage-failed\",\"sentence\":\"\",\"retry\":true}")),
                new BrowserContext.RouteOptions().setTimes(1));
        visit(profile, Map.of("who", newShopper(), "how", "token")).openChat().send("Hello");
    }

    @Test
    void aLateAnswerOfAnEarlierFunctionTakesNothingFromALaterOne() {
        pages().add("slow", """
                <!doctype html><html lang=en><body>%SHOP%<script>
                  window.ask = async () => (await fetch("/identity" + location.search)).text();
                  window.stalls = false;
                  window.asked = 0;
                  Sportello.q.push(["identify", async () => {
                    if (stalls) await new Promise((resolve) => { window.goOn = resolve });
                    return ask();
                  }]);
                </script>""");
        var hub = visit(profile(), Map.of("page", "slow", "who", newShopper())).openChat();
        hub.send("Before");
        hub.page().evaluate("() => { stalls = true }");
        hub.endSession();
        hub.page().waitForFunction("() => window.goOn");
        hub.page()
                .waitForResponse(
                        "**/identity?**",
                        () -> hub.page().evaluate("() => { Sportello.identify(() => { asked++; return ask() }) }"));
        hub.page().evaluate("() => { goOn() }");
        hub.send("After");
        hub.endSession();
        hub.send("Once more");
        assertThat(hub.page().evaluate("asked")).isEqualTo(1);
    }

    @Test
    void aSessionThatEndsInMidChatIsRenewedByTheFunction() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Before");
        hub.composer().fill("Still typing");
        var asked = pages().identities();
        revokeSession(hub);
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "Still typing"});
        assertThat(pages().identities()).isGreaterThan(asked);
    }

    @Test
    void signingOutWipesPanelAndStorageAtOnceAndRevokesTheSession() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("A secret");
        hub.composer().fill("Another secret");
        var revoked = hub.page()
                .waitForResponse(
                        response -> response.url().endsWith("/widget/sign-out"),
                        () -> assertThat(hub.page().evaluate("() => { Sportello.signOut(); }"))
                                .isNull());
        assertThat(revoked.status()).isEqualTo(204);
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        assertThat(hub.find(".bubble")).hasCount(0);
        assertThat(hub.page().evaluate(STORAGE)).isEqualTo(0);
    }

    @Test
    void nothingOfOneShopperIsThereForTheNext() {
        var first = newShopper();
        var second = newShopper();
        var profile = profile();
        var hub = visit(profile, first).openChat();
        hub.send("A secret");
        hub.composer().fill("Another secret");
        hub.goTo(Map.of("who", second));
        hub.openChat();
        assertThat(hub.bubbles()).hasCount(0);
        assertThat(hub.composer()).hasValue("");
        var keys = (String)
                hub.page().evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])");
        assertThat(keys).doesNotContain(first).doesNotContain("A secret").doesNotContain("Another secret");
    }

    @Test
    void aShopperWhoSignsOutInOneTabIsGoneFromTheOthers() {
        var shopper = newShopper();
        var profile = profile();
        var first = visit(profile, shopper).openChat();
        first.send("A secret");
        var second = visit(profile, shopper).openChat();
        assertThat(second.bubbles()).hasCount(1);
        first.page().evaluate("() => { Sportello.signOut(); }");
        assertThat(second.find(".notice h3")).hasText("Sign in to chat");
        assertThat(second.find(".bubble")).hasCount(0);
    }

    @Test
    void theSampleOfTheDocumentationTakesNoPageOfTheShopForAToken() throws IOException {
        addTheSample();
        var profile = profile();
        profile.route(
                "**/chat-identity",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(401)
                        .setContentType("text/html")
                        .setBody("<h1>Sign in</h1>")));
        var hub = visit(profile, Map.of("page", "sample")).open();
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        assertThat(hub.console()).noneMatch(line -> line.contains("Sportello"));
    }

    @Test
    void theSampleOfTheDocumentationAsksAgainWhereTheShopFails() throws IOException {
        addTheSample();
        var shopper = newShopper();
        var profile = profile();
        var isFirst = new AtomicBoolean(true);
        profile.route("**/chat-identity", route -> {
            if (isFirst.getAndSet(false)) {
                route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("<h1>One moment</h1>"));
            } else {
                var answer =
                        route.fetch(new Route.FetchOptions().setUrl(pages().origin() + "/identity?who=" + shopper));
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
            }
        });
        visit(profile, Map.of("page", "sample")).openChat().send("Hello");
    }

    /// What `docs/embedding.md` gives to a plain site for its signed-in customers, as a page.
    private void addTheSample() throws IOException {
        var sample = Files.readString(Path.of("../docs/embedding.md"))
                .replaceFirst("(?s).*?```js\\R(.*?)// and when the customer signs out.*", "$1");
        pages().add("sample", """
                <!doctype html><html lang=en><body>
                <script async src=%%HUB%%></script>
                <script type=module>%s</script>
                """.formatted(sample));
    }

    /// As when an operator signs the shopper out, or the session's time is up.
    private static void revokeSession(Hub hub) {
        hub.page().evaluate("""
                async () => {
                  const key = Object.keys(sessionStorage).find((each) => each.endsWith(":session"));
                  const { session } = JSON.parse(sessionStorage.getItem(key));
                  const relay = new URL(".", document.querySelector("script[async]").src);
                  const headers = { Authorization: "Bearer " + session };
                  await fetch(relay + "session", { method: "DELETE", headers });
                }""");
    }
}
