package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The orders tab, at the sample shop.
class HubOrdersTest extends HubTest {
    /// Of the sample data, with orders.
    private static final String CUSTOMER = "1001";

    @Test
    void ordersOpenToTheirLinesAndTotals() {
        var hub = visit(profile(), CUSTOMER).openChat();
        tab(hub, "Orders").click();
        var first = hub.find(".order").first();
        assertThat(first.locator(".order-number")).containsText("#");
        assertThat(first.locator(".order-total")).containsText("€");
        assertThat(first.locator(".order-details")).hasCount(0);
        first.locator(".order-head").click();
        assertThat(first.locator(".order-lines li").first()).containsText("×");
        assertThat(first.locator("dl")).containsText("Total");
        assertThat(new AxeBuilder(hub.page()).include("#sportello").analyze().getViolations())
                .isEmpty();
    }

    @Test
    void anOrderIsAskedAboutInTheChat() {
        var hub = visit(profile(), CUSTOMER).openChat();
        hub.composer().fill("Where is it?");
        tab(hub, "Orders").click();
        var first = hub.find(".order").first();
        var number = first.locator(".order-number").innerText();
        first.locator(".order-head").click();
        hub.button("Ask about this order").click();
        assertThat(hub.composer()).hasValue("Where is it?");
        assertThat(hub.composer()).isFocused();
        assertThat(hub.find(".composer .about")).containsText(number);
        hub.page().keyboard().press("Enter");
        assertThat(hub.find(".own .line[data-state=sent] .about")).containsText(number);
        assertThat(hub.find(".composer .about")).hasCount(0);
        hub.goTo(Map.of("who", CUSTOMER));
        assertThat(hub.openChat().find(".own .about").last()).containsText(number);
    }

    @Test
    void anOrderThatIsTakenOffIsNotSent() {
        var hub = visit(profile(), CUSTOMER).openChat();
        tab(hub, "Orders").click();
        hub.find(".order .order-head").first().click();
        hub.button("Ask about this order").click();
        hub.button("Remove the order").click();
        assertThat(hub.composer()).isFocused();
        hub.send("Something else");
        assertThat(hub.own("sent").last().locator("xpath=..").locator(".about")).hasCount(0);
    }

    @Test
    void anOrderThatWasAskedAboutDoesNotComeBackInTheNextChat() {
        var hub = visit(profile(), CUSTOMER).openChat();
        tab(hub, "Orders").click();
        hub.find(".order .order-head").first().click();
        hub.button("Ask about this order").click();
        assertThat(hub.find(".composer .about")).isVisible();
        hub.send("When does it come?");
        hub.asksToEnd();
        hub.find(".question .danger").click();
        hub.button("Start a new chat").click();
        assertThat(hub.composer()).isVisible();
        assertThat(hub.find(".composer .about")).hasCount(0);
        hub.send("Something else");
        assertThat(hub.find(".own .about")).hasCount(0);
    }

    @Test
    void anOrderThatIsStillToBeAskedAboutOutlivesTheEndOfTheChat() {
        var hub = visit(profile(), CUSTOMER).openChat();
        hub.send("Hello");
        tab(hub, "Orders").click();
        var first = hub.find(".order").first();
        var number = first.locator(".order-number").innerText();
        first.locator(".order-head").click();
        hub.button("Ask about this order").click();
        endsElsewhere(hub);
        hub.button("Start a new chat").click();
        assertThat(hub.find(".composer .about")).containsText(number);
        hub.send("About this one");
        assertThat(hub.find(".own .about")).containsText(number);
    }

    /// Ends the shopper's chat on another device.
    private void endsElsewhere(Hub hub) {
        var other = visit(profile(), CUSTOMER).openChat();
        other.asksToEnd();
        other.find(".question .danger").click();
        assertThat(hub.find(".ended")).isVisible();
    }

    @Test
    void ordersThatWereLoadingWhileThePageChangedItsLanguageSpeakTheNewOne() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        var held = new ArrayList<Route>();
        profile.route("**/orders-texts-en.js*", held::add);
        tab(hub, "Orders").click();
        hub.await(() -> !held.isEmpty());
        hub.page().evaluate("() => { document.documentElement.lang = 'it' }");
        assertThat(tab(hub, "Ordini")).isVisible();
        held.forEach(Route::resume);
        assertThat(hub.find(".orders")).containsText("Ancora nessun ordine");
    }

    @Test
    void whoHasNotOrderedIsToldSo() {
        var hub = visit(profile(), newShopper()).openChat();
        tab(hub, "Orders").click();
        assertThat(hub.find(".orders")).containsText("No orders yet");
        var italian =
                visit(profile(), Map.of("who", newShopper(), "lang", "it")).openChat();
        tab(italian, "Ordini").click();
        assertThat(italian.find(".orders")).containsText("Ancora nessun ordine");
    }

    @Test
    void olderOrdersThatWereLoadedStayWhenTheTabIsLookedAtAgain() {
        var profile = profile();
        profile.route("**/widget/orders*", route -> {
            var isOlder = route.request().url().contains("before=");
            route.fulfill(new Route.FulfillOptions()
                    .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Content-Type", "application/json"))
                    .setBody(isOlder ? orders("#1", "2026-01-01", false) : orders("#2", "2026-02-01", true)));
        });
        var hub = visit(profile, newShopper()).openChat();
        tab(hub, "Orders").click();
        hub.button("Show older orders").click();
        var numbers = hub.find(".order-number");
        assertThat(numbers).hasText(new String[] {"#2", "#1"});
        tab(hub, "Chat").click();
        hub.page().waitForResponse("**/widget/orders", () -> tab(hub, "Orders").click());
        assertThat(hub.find(".orders")).hasAttribute("aria-busy", "false");
        assertThat(numbers).hasText(new String[] {"#2", "#1"});
        assertThat(hub.button("Show older orders")).hasCount(0);
    }

    private static String orders(String number, String day, boolean more) {
        return """
                {"orders":[{"number":"%s","placedAt":"%sT10:00:00Z","state":"paid","amounts":{"currency":"EUR","total":10},
                "lines":[{"title":"Jug","quantity":1}],"fulfilments":[]}],"more":%s}""".formatted(number, day, more);
    }

    @Test
    void whatCouldNotBeLoadedCanBeTriedAgain() {
        var hub = visit(profile(), CUSTOMER).openChat();
        hub.page().route("**/widget/orders*", Route::abort);
        tab(hub, "Orders").click();
        assertThat(hub.find(".orders-failed")).isVisible();
        hub.page().unroute("**/widget/orders*");
        hub.button("Try again").click();
        assertThat(hub.find(".order").first()).isVisible();
        assertThat(hub.find(".orders-failed")).hasCount(0);
    }

    /// The tab answers at once, and its code or its texts may come later.
    @Test
    void aTabWhoseCodeIsMissingSaysSoAndTriesAgain() {
        var hub = visit(profile(), CUSTOMER).openChat();
        hub.page().route("**/orders-texts-*", Route::abort);
        tab(hub, "Orders").click();
        assertThat(hub.drawer()).containsText("This could not be loaded.");
        assertThat(tab(hub, "Orders")).hasAttribute("aria-selected", "true");
        hub.page().unroute("**/orders-texts-*");
        hub.button("Try again").click();
        assertThat(hub.find(".order").first()).isVisible();
    }

    /// What stands behind the other tab is not before anybody's eyes.
    @Test
    void anAnswerBehindTheOrdersIsNotSeen() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello?");
        tab(hub, "Orders").click();
        annaReplies(shopper, "Hello!");
        assertThat(hub.find(".count-badge")).hasText("1");
        assertThat(ticketOf(shopper).seenUpTo()).isZero();
        tab(hub, "Chat").click();
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > 0);
        assertThat(hub.find(".count-badge")).hasCount(0);
    }

    @Test
    void theArrowKeysWalkThroughTheTabs() {
        var hub = visit(profile(), CUSTOMER).openChat();
        tab(hub, "Chat").focus();
        hub.page().keyboard().press("ArrowRight");
        assertThat(tab(hub, "Orders")).isFocused();
        assertThat(hub.find(".order").first()).isVisible();
        hub.page().keyboard().press("Home");
        assertThat(tab(hub, "Chat")).isFocused();
        assertThat(hub.composer()).isVisible();
    }

    private static Locator tab(Hub hub, String name) {
        return hub.drawer().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name));
    }
}
