package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HubThreadTest extends HubTest {
    /// Closes a link from which the hub is to come back.
    private static final WebSocketRoute.CloseOptions RESUME = new WebSocketRoute.CloseOptions().setCode(4000);

    @Test
    void whatAShopperWritesIsSentAndTheAnswerAppears() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Where is my parcel?");
        annaReplies(shopper, "It left us this morning 📦");
        assertThat(hub.bubbles()).hasText(new String[] {"Where is my parcel?", "It left us this morning 📦"});
        assertThat(hub.find(".author").last()).hasText("AAnna");
    }

    @Test
    void severalMessagesInARowKeepTheirOrder() {
        var hub = visit(profile(), newShopper()).openChat();
        for (var text : new String[] {"one", "two", "three", "four"}) {
            hub.write(text);
        }
        assertThat(hub.own("sent")).hasText(new String[] {"one", "two", "three", "four"});
    }

    @Test
    void theWelcomeIsTheFirstBubbleAndTheLegalLinksGoWithTheFirstMessage() {
        var hub = visit(profile(), newShopper()).openChat();
        assertThat(hub.find(".bubble").first()).containsText("How can we help?");
        assertThat(hub.find(".legal a")).hasCount(2);
        hub.send("Hello");
        assertThat(hub.find(".legal")).hasCount(0);
    }

    @Test
    void shiftEnterBreaksTheLine() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.composer().pressSequentially("one");
        hub.composer().press("Shift+Enter");
        hub.composer().pressSequentially("two");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText("one\ntwo", new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    }

    @Test
    void aTextIsNeverMarkup() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        var attack = "<img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt; javascript:alert(3)";
        hub.send(attack);
        annaReplies(shopper, attack);
        assertThat(hub.bubbles()).hasText(new String[] {attack, attack});
        assertThat(hub.find(".bubble img, .bubble script, .bubble a")).hasCount(0);
    }

    @Test
    void anAddressIsALinkThatOpensAsAStranger() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hi");
        annaReplies(shopper, "See https://track.example/p?id=7&x=(1), or http://other.example.");
        var links = hub.find(".theirs .line a");
        assertThat(links).hasText(new String[] {"https://track.example/p?id=7&x=(1)", "http://other.example"});
        assertThat(links.first()).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(links.first()).hasAttribute("target", "_blank");
    }

    @Test
    void fourThousandCodePointsFitAndOneMoreDoesNot() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.composer().fill("😀".repeat(4_001));
        assertThat(hub.find(".count")).hasText("1 too many");
        assertThat(hub.button("Send")).isDisabled();
        hub.composer().fill("😀".repeat(4_000));
        assertThat(hub.find(".count")).hasText("0 left");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasCount(1);
    }

    @Test
    void aSecondTabShowsTheSameThread() {
        var shopper = newShopper();
        var profile = profile();
        var first = visit(profile, shopper).openChat();
        first.send("From the first");
        var second = visit(profile, shopper).openChat();
        assertThat(second.bubbles()).hasText(new String[] {"From the first"});
        second.send("From the second");
        assertThat(first.bubbles()).hasText(new String[] {"From the first", "From the second"});
    }

    @Test
    void anotherDeviceShowsTheSameThread() {
        var shopper = newShopper();
        visit(profile(), shopper).openChat().send("Hello");
        assertThat(visit(profile(), shopper).openChat().bubbles()).hasText(new String[] {"Hello"});
    }

    @Test
    void theThreadLoadsWhatCameBeforeAsTheShopperScrollsUp() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("The first of all");
        for (var number = 0; number < 70; number++) {
            annaReplies(shopper, "Answer " + number);
        }
        hub.goTo(Map.of("who", shopper));
        hub.openChat();
        assertThat(hub.bubbles().last()).hasText("Answer 69");
        assertThat(hub.bubbles().filter(new Locator.FilterOptions().setHasText("The first of all")))
                .hasCount(0);
        hub.find(".log").evaluate("(log) => { log.scrollTop = 0; }");
        assertThat(hub.bubbles().first()).hasText("The first of all");
        assertThat(hub.bubbles()).hasCount(71);
    }

    @Test
    void whoReadsUpKeepsThePlaceAndIsToldOfNewMessages() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("line\n".repeat(60) + "end");
        hub.find(".log").evaluate("(log) => { log.scrollTop = 200; log.dispatchEvent(new Event('scroll')); }");
        annaReplies(shopper, "An answer below");
        assertThat(hub.button("New messages")).isVisible();
        assertThat((Integer) hub.find(".log").evaluate("(log) => Math.round(log.scrollTop)"))
                .isEqualTo(200);
        hub.button("New messages").click();
        assertThat(hub.find(".newest")).hasCount(0);
    }

    @Test
    void whatIsReceivedIsMarkedDeliveredAndWhatIsBeforeTheEyesSeen() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hi");
        hub.launcher().click();
        annaReplies(shopper, "Good morning");
        awaitTicket(shopper, ticket -> ticket.deliveredUpTo() > ticket.lastShopperMessage());
        assertThat(ticketOf(shopper).seenUpTo()).isLessThan(ticketOf(shopper).deliveredUpTo());
        assertThat(hub.find(".badge")).hasText("1");
        assertThat(hub.launcher()).hasAttribute("aria-label", "Open the chat. New messages: 1");
        hub.open();
        awaitTicket(shopper, ticket -> ticket.seenUpTo() == ticket.deliveredUpTo());
        assertThat(hub.find(".badge")).isHidden();
    }

    @Test
    void whatTheShopperWroteDoesNotMakeTheRepliesSeenAgain() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper);
        var sent = new CopyOnWriteArrayList<String>();
        hub.page().onWebSocket(socket -> socket.onFrameSent(frame -> sent.add(frame.text())));
        hub.openChat();
        hub.send("Hi");
        annaReplies(shopper, "Good morning");
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > ticket.lastShopperMessage());
        hub.send("Thanks");
        annaReplies(shopper, "You are welcome");
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > ticket.lastShopperMessage());
        assertThat(hub.bubbles()).hasCount(4);
        assertThat(sent).filteredOn(frame -> frame.contains("mark-seen")).hasSize(2);
    }

    @Test
    void theQuestionWhetherToEndTheChatIsOverWhenTheAgentHasEndedIt() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hub.asksToEnd();
        assertThat(hub.find(".question")).isVisible();
        annaCloses(shopper);
        hub.button("Start a new chat").click();
        assertThat(hub.composer()).isFocused();
        hub.send("Hello again");
        assertThat(hub.find(".question")).hasCount(0);
    }

    @Test
    void aTabWhoseSessionHasEndedLoadsWhatCameBefore() {
        var shopper = newShopper();
        var profile = profile();
        var leader = visit(profile, shopper).openChat();
        leader.send("The first of all");
        for (var number = 0; number < 70; number++) {
            annaReplies(shopper, "Answer " + number);
        }
        // It has its link by way of the other tab, and hears nothing of its own session.
        var hub = visit(profile, shopper).openChat();
        assertThat(hub.bubbles().last()).hasText("Answer 69");
        hub.endSession();
        assertThat(hub.bubbles()).hasCount(50);
        scrollUpToTheFirst(hub);
        assertThat(hub.bubbles()).hasCount(71);
    }

    /// Loads all that came before.
    private static void scrollUpToTheFirst(Hub hub) {
        var first = hub.bubbles().filter(new Locator.FilterOptions().setHasText("The first of all"));
        hub.await(() -> {
            hub.find(".log").evaluate("(log) => { log.scrollTop = 80; log.scrollTop = 0; }");
            return first.count() == 1;
        });
    }

    @Test
    void anOlderPageThatComesAfterTheThreadWasLoadedAnewLeavesNoHole() {
        var shopper = newShopper();
        var profile = profile();
        var beginsAnew = new AtomicBoolean();
        var sockets = new ArrayList<WebSocketRoute>();
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), socket -> {
            sockets.add(socket);
            var relay = socket.connectToServer();
            socket.onMessage(frame -> {
                if (frame.text().contains("\"hello\"") && beginsAnew.getAndSet(false)) {
                    socket.send("{\"kind\":\"start-over\",\"epoch\":\"0198a1b2-0000-7000-8000-0000000000aa\"}");
                    socket.close(RESUME);
                } else {
                    relay.send(frame.text());
                }
            });
        });
        var hub = visit(profile, shopper).openChat();
        hub.send("The first of all");
        for (var number = 0; number <= 50; number++) {
            annaReplies(shopper, "Answer " + number);
        }
        hub.page().reload();
        hub.openChat();
        assertThat(hub.bubbles().last()).hasText("Answer 50");
        var held = new ArrayList<Route>();
        profile.route("**/widget/thread?before=*", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        hub.await(() -> {
            hub.find(".log").evaluate("(log) => { log.scrollTop = 80; log.scrollTop = 0; }");
            return !held.isEmpty();
        });
        for (var number = 51; number <= 80; number++) {
            annaReplies(shopper, "Answer " + number);
        }
        assertThat(hub.bubbles().last()).hasText("Answer 80");
        beginsAnew.set(true);
        sockets.getLast().close(RESUME);
        assertThat(hub.bubbles().filter(new Locator.FilterOptions().setHasText("Answer 20")))
                .hasCount(0);
        held.getFirst().resume();
        scrollUpToTheFirst(hub);
        assertThat(hub.bubbles()).hasCount(82);
    }

    @Test
    void theShopperEndsTheChatAfterOneQuestionAndStartsANewOne() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        var first = ticketOf(shopper).id();
        hub.asksToEnd();
        hub.button("Keep chatting").click();
        assertThat(hub.composer()).isVisible();
        hub.asksToEnd();
        hub.find(".question .danger").click();
        assertThat(hub.find(".ended")).containsText("This chat has ended.");
        assertThat(hub.composer()).hasCount(0);
        hub.button("Start a new chat").click();
        hub.send("Hello again");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello again"});
        assertThat(ticketOf(shopper).id()).isNotEqualTo(first);
    }
}
