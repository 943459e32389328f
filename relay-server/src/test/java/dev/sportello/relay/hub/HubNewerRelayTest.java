package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Today's hub with a relay that says something new in every place where something can be new: what comes from a real
/// one is made newer on its way.
class HubNewerRelayTest extends HubTest {
    private static final Pattern SOCKET = Pattern.compile(".*/widget/socket");

    private final AtomicInteger sockets = new AtomicInteger();

    @BeforeEach
    void countAnew() {
        sockets.set(0);
    }

    @Test
    void entriesThatSayNewThingsKeepTheirPlaceAndLaterOnesArrive() {
        var shopper = newShopper();
        var profile = newerProfile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        annaReplies(shopper, "(merged)");
        annaReplies(shopper, "(glued)");
        annaReplies(shopper, "(beep)");
        annaReplies(shopper, "Still there?");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "(beep)", "Still there?"});
        assertThat(hub.find(".newer"))
                .hasText("There is something here that only the newest chat can show. Reload the page.");
        assertThat(sockets).hasValue(1);
        hub.page().reload();
        assertThat(hub.openChat().bubbles()).hasText(new String[] {"Hello", "(beep)", "Still there?"});
        assertThat(hub.find(".newer")).hasCount(1);
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void whatIsSeenBehindALineOfANewKindIsSeen() {
        var shopper = newShopper();
        var profile = newerProfile();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        annaReplies(shopper, "(merged)");
        assertThat(hub.find(".newer")).isVisible();
        var newer = ticketOf(shopper).sequence();
        annaReplies(shopper, "Still there?");
        // What the browser sends passes through here only while the browser is waited for.
        hub.page().waitForCondition(() -> ticketOf(shopper).seenUpTo() > newer);
        assertThat(ticketOf(shopper).deliveredUpTo()).isGreaterThan(newer);
        assertThat(sockets).hasValue(1);
    }

    @Test
    void framesThatSayNewThingsEndNothing() {
        var shopper = newShopper();
        var profile = profile();
        profile.routeWebSocket(
                SOCKET,
                socket -> pass(socket, text -> {
                    if (text.contains("\"caught-up\"")) {
                        socket.send("{\"kind\":\"hologram\",\"of\":[{\"kind\":\"cat\"}]}");
                        socket.send("{\"of\":1,\"kind\":\"hologram\"}");
                        socket.send("{\"kind\":\"refused\",\"refusal\":" + moon(true) + "}");
                    }
                }));
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Good morning"});
        assertThat(sockets).hasValue(1);
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void aRefusalForANewReasonIsTriedAgainOnlyWhereThatCanHelp() {
        var refused = new AtomicInteger();
        var profile = profile();
        profile.routeWebSocket(SOCKET, socket -> {
            sockets.incrementAndGet();
            var relay = socket.connectToServer();
            socket.onMessage(frame -> {
                var text = frame.text();
                var passes = text.contains("try me") && refused.incrementAndGet() == 1;
                if (passes || text.contains("not me")) {
                    socket.send("{\"kind\":\"refused\",\"id\":\"" + id(text) + "\",\"refusal\":" + moon(passes) + "}");
                } else {
                    relay.send(text);
                }
            });
        });
        var hub = visit(profile, newShopper()).openChat();
        hub.send("try me");
        hub.write("not me");
        assertThat(hub.own("failed")).hasText("not me");
        hub.write("after all");
        assertThat(hub.own("sent").last()).hasText("after all");
        assertThat(refused).hasValue(2);
        assertThat(sockets).hasValue(1);
    }

    @Test
    void aNewCloseCodeIsComeBackFrom() {
        var profile = profile();
        profile.routeWebSocket(
                SOCKET,
                socket -> pass(socket, text -> {
                    if (sockets.get() == 1 && text.contains("Hello")) {
                        socket.close(
                                new WebSocketRoute.CloseOptions().setCode(4099).setReason("moved"));
                    }
                }));
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Hello");
        assertThat(hub.find(".link-note p")).hasCount(0);
        hub.send("Still here");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Still here"});
        assertThat(sockets).hasValue(2);
    }

    @Test
    void withoutAVersionInCommonTheShopperIsAskedToReloadAndNothingIsTriedAgain() {
        var profile = profile();
        profile.routeWebSocket(SOCKET, socket -> {
            sockets.incrementAndGet();
            socket.onMessage(frame -> {
                socket.send("{\"kind\":\"refused\",\"refusal\":{\"error\":\"unsupported-version\",\"sentence\":\"\","
                        + "\"retry\":false,\"versions\":{\"from\":2,\"to\":3}}}");
                socket.close(new WebSocketRoute.CloseOptions().setCode(4002).setReason(""));
            });
        });
        var hub = visit(profile, newShopper()).openChat();
        assertThat(hub.find(".link-note p[data-state=upgrade]")).isVisible();
        assertThat(sockets).hasValue(1);
    }

    /// Where all that comes in is made newer, over the socket and over HTTP.
    private BrowserContext newerProfile() {
        var profile = profile();
        profile.routeWebSocket(SOCKET, socket -> {
            sockets.incrementAndGet();
            var relay = socket.connectToServer();
            relay.onMessage(frame -> socket.send(newer(frame.text())));
        });
        profile.route(Pattern.compile(".*/widget/thread.*"), route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(newer(answer.text())));
        });
        return profile;
    }

    /// Hands over what the relay says, and then something of our own.
    private void pass(WebSocketRoute socket, Consumer<String> behind) {
        sockets.incrementAndGet();
        var relay = socket.connectToServer();
        relay.onMessage(frame -> {
            socket.send(frame.text());
            behind.accept(frame.text());
        });
    }

    private static String newer(String text) {
        return text.replaceAll(change("\\(merged\\)"), "\"change\":{\"kind\":\"ticket-merged\",\"into\":7}")
                .replaceAll(change("\\(glued\\)"), "\"change\":{\"kind\":\"glued\",\"quiet\":true}")
                .replaceAll(
                        "\"author\":\\{[^}]*\\}(?=,\"text\":\"\\(beep\\)\")", "\"author\":{\"kind\":\"bot\",\"x\":[1]}")
                .replaceAll("^\\{\"kind\":\"welcome\",", "{\"kind\":\"welcome\",\"mood\":{\"kind\":\"good\"},");
    }

    private static String change(String text) {
        return "\"change\":\\{\"kind\":\"message-added\",\"message\":\\{\"id\":\"[^\"]*\",\"author\":\\{[^}]*\\},\"text\":\""
                + text + "\"\\}\\}";
    }

    private static String moon(boolean retry) {
        return "{\"error\":\"moon-phase\",\"sentence\":\"Wait for the full moon.\",\"retry\":" + retry + "}";
    }

    private static String id(String command) {
        var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(command);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
