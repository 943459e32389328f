package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sportello.relay.rig.NpmProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same way of a shopper on each kind of page: in, there and back, on, again, out, and in as somebody else.
class HubOnEveryPageTest extends HubTest {

    @ParameterizedTest
    @EnumSource(PageFamily.class)
    void aShopperChatsGoesOnComesBackLeavesAndAnotherOneComes(PageFamily family) {
        assumeTrue(!family.needsNpm() || NpmProgram.isInstalled());
        var shopper = newShopper();
        var first = family.open(pages(), shopper);
        var hub = visit(profile(), Map.of("page", first, "who", shopper)).openChat();
        hub.send("One");
        annaReplies(shopper, "Two");
        assertThat(hub.bubbles()).hasText(new String[] {"One", "Two"});
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > ticket.lastShopperMessage());
        hub.button("Emoji").click();
        hub.find(".emoji button").first().click();
        assertThat(hub.composer()).not().hasValue("");
        hub.composer().click();
        hub.composer().fill("");
        hub.page().keyboard().type("Half a sen");

        hub.page().evaluate("() => document.querySelector('#on').click()");
        assertThat(hub.page().locator("h1")).hasText("Second");
        if (!family.goesOnInOneDocument()) {
            hub.openChat();
        }
        assertThat(hub.composer()).hasValue("Half a sen");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText(new String[] {"One", "Half a sen"});

        hub.page().reload();
        hub.openChat();
        assertThat(hub.bubbles()).hasText(new String[] {"One", "Two", "Half a sen"});
        assertThat(hub.page().locator("[id=sportello]")).hasCount(1);

        hub.page().evaluate("() => { Sportello.signOut() }");
        assertThat(hub.find(".notice h3")).isVisible();
        assertThat(hub.find(".bubble")).hasCount(0);
        hub.page()
                .evaluate(
                        "(who) => { Sportello.identify(async () => (await fetch('/identity?who=' + who)).text()) }",
                        newShopper());
        assertThat(hub.composer()).hasValue("");
        assertThat(hub.bubbles()).hasCount(0);
        hub.send("As somebody else");
        assertThat((List<?>) hub.faults()).isEmpty();
    }
}
