package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What waits for a shopper shows on the launcher, also where this browser knows of no chat.
class HubWaitingTest extends HubTest {

    @Test
    void whoWasWrittenToSeesItAtTheNextVisit() {
        var shopper = newShopper();
        annaWritesFirst(shopper, "Your parcel is <b>here</b>.");
        var hub = visit(profile(), shopper);
        assertThat(hub.find(".badge")).hasText("1");
        assertThat(hub.find(".teaser .text")).hasText("Anna: Your parcel is <b>here</b>.");
        hub.find(".teaser .text").click();
        assertThat(hub.bubbles()).hasText(new String[] {"Your parcel is <b>here</b>."});
        assertThat(hub.find(".teaser")).hasCount(0);
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > 0);
        hub.send("Thank you!");
        assertThat(visit(profile(), shopper).openChat().bubbles()).hasCount(2);
    }

    @Test
    void anAnswerShowsOnTheShoppersOtherDevice() {
        var shopper = newShopper();
        var first = visit(profile(), shopper).openChat();
        first.send("Where is my parcel?");
        first.launcher().click();
        annaReplies(shopper, "On its way.");
        assertThat(visit(profile(), shopper).find(".teaser .text")).hasText("Anna: On its way.");
    }

    /// The count stays; the card has been seen, or put away.
    @Test
    void aCardComesOnceAndGoesWhenItWasRead() {
        var shopper = newShopper();
        annaWritesFirst(shopper, "Your parcel is here.");
        var profile = profile();
        var hub = visit(profile, shopper);
        assertThat(hub.find(".teaser .text")).hasText("Anna: Your parcel is here.");
        var other = visit(profile, shopper);
        assertThat(other.find(".badge")).hasText("1");
        assertThat(other.find(".teaser:has-text('Anna')")).hasCount(0);
        other.openChat();
        assertThat(hub.find(".badge")).isHidden();
        assertThat(hub.find(".teaser")).hasCount(0);
    }

    @Test
    void whoHasNothingWaitingIsAskedForOnceInAVisit() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper);
        hub.await(() -> hub.toTheRelay().equals(List.of("sportello.js", "waiting")));
        hub.goTo(Map.of("who", shopper));
        hub.goTo(Map.of("who", shopper));
        hub.page().waitForLoadState();
        assertThat(hub.toTheRelay()).containsExactly("sportello.js", "waiting", "sportello.js", "sportello.js");
    }

    /// Only what was answered is not asked again.
    @Test
    void aQuestionThatFailedIsAskedOnTheNextPage() {
        var shopper = newShopper();
        annaWritesFirst(shopper, "Your parcel is here.");
        var profile = profile();
        profile.route("**/widget/waiting", Route::abort);
        var hub = visit(profile, shopper);
        hub.await(() -> hub.toTheRelay().contains("waiting"));
        profile.unroute("**/widget/waiting");
        hub.goTo(Map.of("who", shopper));
        assertThat(hub.find(".badge")).hasText("1");
    }

    @Test
    void afterASignOutTheNextShopperIsAskedFor() {
        var second = newShopper();
        annaWritesFirst(second, "Hello, second.");
        var hub = visit(profile(), newShopper());
        hub.await(() -> hub.toTheRelay().contains("waiting"));
        hub.page().evaluate("Sportello.signOut()");
        hub.goTo(Map.of("who", second));
        assertThat(hub.find(".badge")).hasText("1");
    }

    /// A long message is shortened between characters.
    @Test
    void aLongMessageIsShortened() {
        var shopper = newShopper();
        annaWritesFirst(shopper, "👋".repeat(500));
        assertThat(visit(profile(), shopper).find(".teaser .text")).hasText("Anna: " + "👋".repeat(140) + "…");
    }
}
