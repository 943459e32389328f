package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Shoppers who come late, go and come back, and pages that sleep meanwhile.
class HubComingAndGoingTest extends HubTest {
    private static final String IDENTIFY =
            "(who) => { Sportello.identify(async () => (await fetch('/identity?who=' + who)).text()) }";

    @Test
    void whoSignsInWithThePanelOpenGetsTheChatAtOnce() {
        var hub = visit(profile(), Map.of()).open();
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        hub.page().evaluate(IDENTIFY, newShopper());
        assertThat(hub.composer()).isVisible();
        hub.send("Hello");
    }

    @Test
    void anotherAccountWithoutAReloadFindsNothingOfTheFirst() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("A secret");
        hub.composer().fill("Another secret");
        hub.page().evaluate(IDENTIFY, newShopper());
        assertThat(hub.bubbles()).hasCount(0);
        assertThat(hub.composer()).hasValue("");
        hub.send("Hello");
        assertThat(hub.bubbles()).hasText("Hello");
    }

    @Test
    void whatIsBeingTypedOutlivesTheEndOfTheChatByTheAgent() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hub.composer().fill("One more th");
        annaCloses(shopper);
        assertThat(hub.find(".ended")).containsText("Anna");
        hub.find(".ended button").click();
        assertThat(hub.composer()).hasValue("One more th");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText("One more th");
    }

    @Test
    void aPageThatSleptHasWhatCameMeanwhileAndSendsWhatWasWritten() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        tell(hub, "freeze");
        cutTheWire();
        annaReplies(shopper, "Are you there?");
        tell(hub, "resume");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Are you there?"});
        hub.send("I am");
        assertThat(hub.find(".link-note p")).hasCount(0);
    }

    @Test
    void aPageThatTheBrowserKeptForTheWayBackGoesOn() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        turn(hub, "pagehide");
        annaReplies(shopper, "Are you there?");
        assertThat(hub.page().evaluate("async () => (await navigator.locks.query()).held.length"))
                .isEqualTo(0);
        assertThat(hub.bubbles()).hasText("Hello");
        turn(hub, "pageshow");
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Are you there?"});
        hub.send("I am");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void aPageThatComesBackAfterItsShopperHasSignedOutShowsNothing() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("A secret");
        turn(hub, "pagehide");
        // As the next page in this tab did.
        hub.page().evaluate("() => { sessionStorage.clear(); localStorage.clear() }");
        turn(hub, "pageshow");
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        assertThat(hub.find(".bubble")).hasCount(0);
    }

    @Test
    void aPageThatComesBackAfterItsShopperHasSignedOutInAnotherTabShowsNothing() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("A secret");
        turn(hub, "pagehide");
        var other = visit(profile, shopper).openChat();
        // A page that is kept does not hear what the others say.
        other.page().evaluate("() => { BroadcastChannel.prototype.postMessage = () => {}; Sportello.signOut() }");
        assertThat(other.find(".notice h3")).hasText("Sign in to chat");
        turn(hub, "pageshow");
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        assertThat(hub.find(".bubble")).hasCount(0);
    }

    @Test
    void aPageThatComesBackAfterAnotherShopperHasComeShowsNothingOfTheFirst() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        hub.send("A secret");
        turn(hub, "pagehide");
        profile.addInitScript("BroadcastChannel.prototype.postMessage = () => {}");
        visit(profile, newShopper()).openChat().send("Hello");
        turn(hub, "pageshow");
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        assertThat(hub.find(".bubble")).hasCount(0);
    }

    /// The other shopper has come since, and is still here.
    @Test
    void aPageThatComesBackAfterItsShopperHasGoneTakesNothingFromTheNextOne() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        hub.send("A secret");
        turn(hub, "pagehide");
        // A page that is kept does not hear what the others say.
        profile.addInitScript("BroadcastChannel.prototype.postMessage = () => {}");
        var shopper = newShopper();
        var other = visit(profile, shopper).openChat();
        other.send("Hello");
        other.composer().fill("Half a sen");
        turn(hub, "pageshow");
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        other.page().close();
        var next = visit(profile, shopper).openChat();
        assertThat(next.composer()).hasValue("Half a sen");
        next.composer().press("Enter");
        assertThat(next.own("sent")).hasText(new String[] {"Hello", "Half a sen"});
    }

    @Test
    void aPageThatComesBackAfterItsShopperHasGoneLeavesTheNextOneSignedIn() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        hub.send("A secret");
        turn(hub, "pagehide");
        profile.addInitScript("BroadcastChannel.prototype.postMessage = () => {}");
        var other = visit(profile, newShopper()).openChat();
        other.send("Hello");
        turn(hub, "pageshow");
        assertThat(hub.find(".notice h3")).hasText("Sign in to chat");
        other.send("Still here");
        assertThat(other.own("sent")).hasText(new String[] {"Hello", "Still here"});
    }

    /// As one does that the browser had stopped for a while.
    @Test
    void aTabThatHearsLateOfTheNextShopperTakesNothingFromThem() {
        var profile = profile();
        var first = visit(profile, newShopper()).openChat();
        first.send("A secret");
        profile.addInitScript("window.say = BroadcastChannel.prototype.postMessage;"
                + "BroadcastChannel.prototype.postMessage = () => {}");
        var shopper = newShopper();
        var second = visit(profile, shopper).openChat();
        second.composer().fill("Half a sen");
        first.await(() ->
                (Boolean) first.page().evaluate("(key) => key in localStorage", "sportello:" + shopper + ":draft"));
        second.page().evaluate("(shopper) => say.call(new BroadcastChannel('sportello'), { shopper })", shopper);
        assertThat(first.find(".notice h3")).hasText("Sign in to chat");
        second.page().close();
        assertThat(visit(profile, shopper).openChat().composer()).hasValue("Half a sen");
    }

    /// As browsers do before they stop a page, and when it may go on.
    private static void tell(Hub hub, String event) {
        hub.page().evaluate("(type) => { document.dispatchEvent(new Event(type, { bubbles: true })) }", event);
    }

    /// What a browser does with a page that it keeps while another one is shown.
    private static void turn(Hub hub, String event) {
        hub.page().evaluate("(type) => { dispatchEvent(new PageTransitionEvent(type, { persisted: true })) }", event);
    }
}
