package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HubLinkTest extends HubTest {

    @Test
    void whatIsWrittenOfflineWaitsAndIsSentOnceWhenTheNetworkReturns() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Before");
        goOffline(profile);
        assertThat(hub.find(".link-note")).containsText("No connection");
        hub.write("While offline");
        hub.write("And more");
        assertThat(hub.own("waiting")).hasText(new String[] {"While offline", "And more"});
        profile.setOffline(false);
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "While offline", "And more"});
        assertThat(hub.find(".link-note p")).hasCount(0);
        assertThat(visit(profile(), shopper).openChat().bubbles())
                .hasText(new String[] {"Before", "While offline", "And more"});
    }

    @Test
    void aNetworkThatReturnsInTheMiddleOfATryMakesTheNextOneSoon() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Before");
        hub.page().clock().install();
        var held = new ArrayBlockingQueue<Route>(100);
        profile.route("**/widget/poll*", Route::abort);
        profile.route("**/widget/stream", held::add);
        hub.page().routeWebSocket("**", socket -> socket.close());
        cutTheWire();
        for (var failure = 0; failure < 8; failure++) {
            nextTry(hub, held).abort();
        }
        var last = nextTry(hub, held);
        hub.page().evaluate("() => { dispatchEvent(new Event('online')) }");
        profile.unroute("**/widget/stream");
        last.abort();
        assertThat(hub.find(".link-note p")).hasCount(0);
    }

    /// Lets time pass until the hub tries again.
    private static Route nextTry(Hub hub, Queue<Route> held) {
        hub.await(() -> {
            hub.page().clock().fastForward(Duration.ofMinutes(1).toMillis());
            return !held.isEmpty();
        });
        return held.remove();
    }

    /// As a phone does: the link was lost meanwhile, and nobody said so.
    @Test
    void aPageThatIsLookedAtAgainNoticesSoonThatItsLinkIsDead() {
        var isDead = new AtomicBoolean();
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), socket -> {
            var relay = socket.connectToServer();
            var isFirst = !isDead.get();
            socket.onMessage(frame -> {
                if (!(isFirst && isDead.get())) {
                    relay.send(frame.text());
                }
            });
        });
        var hub = visit(profile, newShopper());
        hub.page().clock().install();
        hub.openChat();
        hub.send("Before");
        isDead.set(true);
        hub.page().evaluate("() => { document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) }");
        hub.write("After");
        assertThat(hub.own("sending")).hasText("After");
        var seconds = new AtomicInteger();
        hub.await(() -> {
            hub.page().clock().runFor(1_000);
            seconds.incrementAndGet();
            return hub.own("sent").count() == 2;
        });
        assertThat(seconds).hasValueLessThan(20);
    }

    @Test
    void whatWaitsOutlivesThePage() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Before");
        goOffline(profile);
        hub.write("While offline");
        assertThat(hub.own("waiting")).hasCount(1);
        hub.page().close();
        profile.setOffline(false);
        assertThat(visit(profile, shopper).openChat().own("sent")).hasText(new String[] {"Before", "While offline"});
    }

    @Test
    void aCutLinkResumesWithoutLossOrDouble() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        for (var round = 0; round < 3; round++) {
            hub.write("Question " + round);
            cutTheWire();
            annaReplies(shopper, "Answer " + round);
        }
        assertThat(hub.own("sent")).hasText(new String[] {"Question 0", "Question 1", "Question 2"});
        assertThat(hub.find(".theirs .line .bubble")).hasText(new String[] {"Answer 0", "Answer 1", "Answer 2"});
    }

    @Test
    void withoutWebSocketsTheChatGoesOnOverHttp() {
        var shopper = newShopper();
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> socket.close());
        var hub = visit(profile, shopper).openChat();
        hub.send("Over HTTP");
        annaReplies(shopper, "And back");
        assertThat(hub.bubbles()).hasText(new String[] {"Over HTTP", "And back"});
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > ticket.lastShopperMessage());
        assertThat(hub.requests()).anyMatch(request -> request.url().endsWith("/widget/stream"));
    }

    @Test
    void aMessageThatIsNotTakenSaysSoAndGoesOnOneClick() {
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> socket.close());
        profile.route("**/widget/command", route -> refuse(route, "text-malformed", 422));
        var hub = visit(profile, newShopper()).openChat();
        hub.write("Hello");
        assertThat(hub.own("failed")).hasText("Hello");
        profile.unroute("**/widget/command");
        hub.button("Not sent – try again").click();
        assertThat(hub.own("sent")).hasText("Hello");
    }

    @Test
    void aStateIsToldTrulyAlsoWhereTheBrowserHasTranslatedThePage() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        goOffline(profile);
        hub.write("Hello");
        assertThat(hub.own("waiting")).hasText("Hello");
        // What translations do: the text is another node, in an element of their own.
        hub.drawer().evaluate("""
                (drawer) => {
                  document.documentElement.lang = "it";
                  document.documentElement.className = "translated-ltr";
                  const walker = document.createTreeWalker(drawer, NodeFilter.SHOW_TEXT);
                  const texts = [];
                  while (walker.nextNode()) texts.push(walker.currentNode);
                  for (const text of texts) {
                    const font = document.createElement("font");
                    font.textContent = "[" + text.data + "]";
                    text.replaceWith(font);
                  }
                }""");
        assertThat(hub.find(".mark .unseen")).hasText("[Waiting for the connection]");
        profile.setOffline(false);
        assertThat(hub.own("sent")).hasText("[Hello]");
        assertThat(hub.find(".mark .unseen")).hasText("Sent");
        assertThat(hub.find(".link-note")).isEmpty();
    }

    @Test
    void aBusyRelayIsAskedAgainByItself() {
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> socket.close());
        profile.route(
                "**/widget/command",
                route -> refuse(route, "busy", 503),
                new BrowserContext.RouteOptions().setTimes(1));
        var hub = visit(profile, newShopper()).openChat();
        hub.write("Hello");
        assertThat(hub.own("sent")).hasText("Hello");
    }

    @Test
    void aSessionThatEndsOverHttpIsRenewedAndTheMessageGoesAgain() {
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> socket.close());
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Before");
        hub.find(".log").evaluate("""
                (log) => {
                  window.states = [];
                  const note = () => states.push(...[...log.querySelectorAll("[data-state]")].map(({ dataset }) => dataset.state));
                  new MutationObserver(note).observe(log, { childList: true, subtree: true, attributes: true });
                }""");
        profile.route(
                "**/widget/command",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(401)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Content-Type", "application/json"))
                        .setBody("{\"error\":\"session-expired\",\"sentence\":\"\",\"retry\":false}")),
                new BrowserContext.RouteOptions().setTimes(1));
        hub.write("After");
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "After"});
        assertThat((String) hub.page().evaluate("states.join()"))
                .contains("sent")
                .doesNotContain("failed");
    }

    @Test
    void aLateMessageKeepsItsTextAndBecomesANewChatOnOneClick() {
        var shopper = newShopper();
        var profile = profile();
        var late = visit(profile, shopper).openChat();
        late.send("Hello");
        goOffline(profile);
        late.write("One more thing");
        assertThat(late.own("waiting")).hasCount(1);
        var other = visit(profile(), shopper).openChat();
        assertThat(other.bubbles()).hasCount(1);
        other.asksToEnd();
        other.find(".question .danger").click();
        assertThat(other.find(".ended")).isVisible();
        profile.setOffline(false);
        assertThat(late.own("ended")).hasText("One more thing");
        late.button("Send as a new chat").click();
        assertThat(late.own("sent")).hasText("One more thing");
        assertThat(late.bubbles()).hasCount(1);
    }

    @Test
    void whatWasWrittenBeforeTheChatWasEndedGoesFirst() {
        var profile = profile();
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        goOffline(profile);
        hub.write("Thank you, that was all");
        hub.asksToEnd();
        hub.find(".question .danger").click();
        profile.setOffline(false);
        assertThat(hub.find(".ended")).isVisible();
        assertThat(hub.own("sent")).hasText(new String[] {"Hello", "Thank you, that was all"});
    }

    @Test
    void aMessageForAChatThatTheRelayDoesNotHaveBecomesANewOneOnOneClick() {
        var shopper = newShopper();
        var profile = profile();
        profile.routeWebSocket(Pattern.compile(".*"), socket -> socket.close());
        var hub = visit(profile, shopper).openChat();
        hub.send("Before the backup");
        goOffline(profile);
        hub.write("After it");
        assertThat(hub.own("waiting")).hasCount(1);
        annaCloses(shopper);
        // As a relay says that has lost the chat with the days after its backup.
        profile.route("**/widget/command", route -> refuse(route, "ticket-unknown", 404));
        profile.setOffline(false);
        assertThat(hub.own("ended")).hasText("After it");
        profile.unroute("**/widget/command");
        hub.button("Send as a new chat").click();
        assertThat(hub.own("sent")).hasText("After it");
        assertThat(hub.bubbles()).hasCount(1);
    }

    @Test
    void aDraftOutlivesThePage() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.composer().fill("Half a sen");
        hub.goTo(Map.of("who", shopper));
        assertThat(hub.openChat().composer()).hasValue("Half a sen");
    }

    @Test
    void onALaterPageTheAnswerIsCountedWithoutAClick() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hub.goTo(Map.of("who", shopper));
        annaReplies(shopper, "Here I am");
        assertThat(hub.find(".badge")).hasText("1");
        assertThat(hub.drawer()).isHidden();
    }

    private void goOffline(BrowserContext profile) {
        profile.setOffline(true);
        cutTheWire();
    }

    private static void refuse(Route route, String error, int status) {
        var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(route.request().postData());
        assertThat(id.find()).isTrue();
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Content-Type", "application/json"))
                .setBody("""
                        {"kind":"refused","id":"%s","refusal":{"error":"%s","sentence":"","retry":%s}}""".formatted(id.group(1), error, status == 503)));
    }
}
