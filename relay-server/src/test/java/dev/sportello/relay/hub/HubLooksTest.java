package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// That the hub stands where it should and nothing of it is cut, whatever the page and the shopper have set.
class HubLooksTest extends HubTest {
    private static final String MOVED = "<!doctype html><style>"
            + "body { transform: translateX(0); filter: saturate(1); perspective: 1px; contain: layout; height: 4000px }"
            + "html { font-size: 24px }</style><body>%SHOP%";

    @Test
    void itStandsAtTheWindowsCornerAlsoWhereTheBodyIsTransformed() {
        pages().add("moved", MOVED);
        var hub = visit(profile(), Map.of("page", "moved", "who", newShopper()));
        hub.page().evaluate("() => scrollTo(0, 1500)");
        var box = hub.launcher().boundingBox();
        assertThat(List.of(box.x + box.width, box.y + box.height)).containsExactly(1260d, 780d);
        hub.openChat();
        assertThat(hub.drawer().boundingBox().y).isPositive();
    }

    @Test
    void withForcedColoursThePanelHasEdges() {
        var profile = profile(new NewContextOptions().setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE));
        var shopper = newShopper();
        var hub = visit(profile, shopper);
        hasEdge(hub.launcher());
        hub.openChat().send("Hello");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasCount(2);
        for (var part :
                List.of(hub.drawer(), hub.bubbles().first(), hub.bubbles().last(), hub.button("Send"))) {
            hasEdge(part);
        }
    }

    @Test
    void withForcedColoursWhatIsChosenAndWhatHasTheFocusCanBeTold() {
        var profile = profile(new NewContextOptions().setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE));
        var hub = visit(profile, newShopper()).openChat();
        var ground = background(hub.drawer(), "");
        assertThat(background(hub.find(".tab[aria-selected=true]"), "::after")).isNotEqualTo(ground);
        hub.button("Emoji").click();
        var tones = hub.find(".emoji .tone");
        tones.nth(2).click();
        assertThat(tones.nth(2)).hasAttribute("aria-pressed", "true");
        assertThat(background(tones.nth(2), "")).isNotEqualTo(background(tones.nth(1), ""));
        hub.composer().focus();
        assertThat(hub.find(".composer")).hasCSS("outline-style", "solid");
        hub.send("Hello");
        hub.asksToEnd();
        hasEdge(hub.find(".question .danger"));
        hasEdge(hub.button("Keep chatting"));
    }

    private static Object background(Locator part, String pseudo) {
        return part.evaluate("(part, pseudo) => getComputedStyle(part, pseudo).backgroundColor", pseudo);
    }

    @Test
    void atFourTimesTheSizeEverythingCanBeReached() {
        var profile = profile(new NewContextOptions().setViewportSize(320, 200));
        var hub = visit(profile, newShopper()).openChat();
        hub.send("Hello");
        hub.page().evaluate("""
                () => {
                  const sheet = new CSSStyleSheet();
                  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
                  const { shadowRoot } = document.querySelector("#sportello");
                  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
                }""");
        for (var part :
                List.of(hub.bubbles().last(), hub.button("Send"), hub.button("More"), hub.button("Close the chat"))) {
            part.scrollIntoViewIfNeeded();
            var box = part.boundingBox();
            assertThat(box.y).isBetween(-0.5, 200d);
            assertThat(box.y + box.height).isLessThanOrEqualTo(200.5);
            assertThat(box.x + box.width).isLessThanOrEqualTo(320.5);
        }
        var isCut = (Boolean) hub.drawer().evaluate("(drawer) => drawer.scrollWidth > drawer.clientWidth");
        assertThat(isCut).isFalse();
    }

    @Test
    void theOpenPanelLeavesTheTopOfThePageInReach() {
        var hub = visit(profile(), newShopper()).openChat();
        assertThat(hub.drawer().boundingBox().y).isGreaterThanOrEqualTo(96);
        hub.page().setViewportSize(1280, 520);
        assertThat(hub.drawer().boundingBox().height).isGreaterThanOrEqualTo(400);
    }

    @Test
    void onARightToLeftPageTheTeaserHasRoomBesideItsTextAndItsCross() {
        pages().add("arabic", "<!doctype html><html dir=rtl><body>%SHOP%");
        var hub = visit(profile(), Map.of("page", "arabic", "who", newShopper()));
        assertThat(hub.find(".teaser")).isVisible();
        var room = (Number) hub.find(".teaser").evaluate("""
                (teaser) => {
                  const [text, cross] = [".text", ".dismiss"].map((each) => teaser.querySelector(each).getBoundingClientRect());
                  return Math.min(teaser.getBoundingClientRect().right - text.right, text.left - cross.right + 10);
                }""");
        assertThat(room.doubleValue()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void oneTickUnderTheLastMessageTellsForAll() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasCount(2);
        hub.send("One");
        hub.send("Two");
        assertThat(hub.find(".mark")).hasCount(1);
        assertThat(hub.find(".own").last().locator(".time .mark")).hasAttribute("title", "Sent");
    }

    @Test
    void theMenuOfTheHeaderIsUsedByTheKeyboard() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("Hello");
        hub.button("More").focus();
        hub.page().keyboard().press("Enter");
        assertThat(hub.find(".menu button").first()).isFocused();
        hub.page().keyboard().press("End");
        assertThat(hub.find(".menu .end")).isFocused();
        hub.page().keyboard().press("Escape");
        assertThat(hub.find(".menu")).hasCount(0);
        assertThat(hub.button("More")).isFocused();
        assertThat(hub.drawer()).isVisible();
    }

    private static void hasEdge(Locator part) {
        assertThat(part).isVisible();
        assertThat((String) part.evaluate("(part) => getComputedStyle(part).borderTopStyle"))
                .isEqualTo("solid");
    }
}
