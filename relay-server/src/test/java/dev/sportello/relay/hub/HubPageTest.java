package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sportello.relay.rig.Browser;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The main path, in a Chromium as shoppers have it.
class HubPageTest extends HubTest {
    @Override
    Browser openBrowser() {
        return Browser.open();
    }

    private static final int LOADER_BUDGET = 6 * 1024;
    private static final int PANEL_BUDGET = 45 * 1024;

    @Test
    void beforeTheFirstClickAPageLoadsNothingButTheLoader() {
        var profile = profile();
        var hub = visit(profile, Map.of());
        hub.page().waitForLoadState();
        assertThat(hub.toTheRelay()).containsExactly("sportello.js");
        assertThat(profile.cookies()).isEmpty();
        assertThat(hub.find("iframe")).hasCount(0);
        assertThat(hub.page().evaluate("performance.getEntriesByType('layout-shift').length"))
                .isEqualTo(0);
    }

    @Test
    void loaderAndPanelKeepTheirBudget() {
        var hub = visit(profile(), newShopper()).openChat();
        var scripts = hub.requests().stream()
                .filter(request ->
                        request.url().contains("/widget/") && request.url().endsWith(".js"))
                .toList();
        var loader = scripts.getFirst().sizes().responseBodySize;
        var all = scripts.stream()
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
        assertThat(loader).as("bytes of the loader").isPositive().isLessThanOrEqualTo(LOADER_BUDGET);
        assertThat(all).as("bytes of the open panel").isGreaterThan(loader).isLessThanOrEqualTo(PANEL_BUDGET);
    }

    @Test
    void aStrictContentSecurityPolicyHasNothingAgainstIt() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello https://shop.example 😀");
        annaReplies(shopper, "Hello");
        assertThat(hub.bubbles()).hasCount(2);
        hub.button("Emoji").click();
        assertThat(hub.find(".emoji")).isVisible();
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void anOpenPanelIsAccessible(ColorScheme scheme) {
        var profile = profile(new NewContextOptions()
                .setViewportSize(1280, 800)
                .setColorScheme(scheme)
                .setBypassCSP(true));
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello https://shop.example");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasCount(2);
        hub.button("Emoji").click();
        var found = new AxeBuilder(hub.page()).include(List.of("#sportello")).analyze();
        assertThat(found.getViolations())
                .as(String.valueOf(found.getViolations()))
                .isEmpty();
    }

    @Test
    void theKeyboardAloneWillDo() {
        var hub = visit(profile(), newShopper());
        hub.launcher().focus();
        hub.page().keyboard().press("Enter");
        assertThat(hub.composer()).isFocused();
        hub.page().keyboard().type("By keyboard");
        hub.page().keyboard().press("Enter");
        assertThat(hub.own("sent")).hasText("By keyboard");
        hub.page().keyboard().press("Tab");
        assertThat(hub.button("Emoji")).isFocused();
        hub.page().keyboard().press("Enter");
        assertThat(hub.button("😀")).isFocused();
        hub.page().keyboard().press("ArrowRight");
        hub.page().keyboard().press("Enter");
        assertThat(hub.composer()).hasValue("😊");
        assertThat(hub.composer()).isFocused();
        hub.page().keyboard().press("Escape");
        assertThat(hub.drawer()).isHidden();
        assertThat(hub.launcher()).isFocused();
    }

    @Test
    void aScreenReaderFindsItsWay() {
        var hub = visit(profile(), newShopper()).openChat();
        assertThat(hub.page().getByRole(AriaRole.DIALOG, named("Chat with Bottega")))
                .isVisible();
        assertThat(hub.page().getByRole(AriaRole.LOG, named("Messages"))).hasAttribute("aria-live", "polite");
        assertThat(hub.page().getByRole(AriaRole.TEXTBOX, named("Your message")))
                .isVisible();
        assertThat(hub.launcher()).hasAttribute("aria-expanded", "true");
    }

    @Test
    void theWelcomeAboveTheLauncherComesOnceABrowserSession() {
        var profile = profile();
        var hub = visit(profile, Map.of());
        assertThat(hub.find(".teaser")).containsText("How can we help?");
        hub.find(".teaser .dismiss").click();
        assertThat(hub.find(".teaser")).hasCount(0);
        hub.goTo(Map.of());
        assertThat(hub.find(".teaser")).hasCount(0);
    }

    @Test
    void thePageDecidesTheLanguage() {
        var hub = visit(profile(), Map.of("who", newShopper(), "lang", "it-IT")).openChat();
        assertThat(hub.composer()).hasAttribute("placeholder", "Scrivi un messaggio…");
        assertThat(hub.launcher()).hasAttribute("aria-label", "Chiudi la chat");
    }

    @Test
    void onARightToLeftPageItStandsAtTheOtherSide() {
        var hub = visit(profile(), Map.of("who", newShopper(), "dir", "rtl")).openChat();
        assertThat(hub.launcher().boundingBox().x).isLessThan(100);
        assertThat(hub.drawer().boundingBox().x).isLessThan(100);
    }

    /// There are no Arabic texts: English ones stand in for them, in a panel that is mirrored.
    @Test
    void aSentenceThatGoesTheOtherWayThanItsPageEndsWithItsStop() {
        var hub = visit(profile(), Map.of("lang", "ar", "dir", "rtl")).open();
        var sentence = hub.find(".why-sign-in");
        assertThat(sentence).hasText(Pattern.compile("^Sign in .*\\.$"));
        assertThat((Boolean) sentence.evaluate("""
                        (element) => {
                          const text = element.firstChild;
                          const edges = (at) => {
                            const range = document.createRange();
                            range.setStart(text, at);
                            range.setEnd(text, at + 1);
                            return range.getBoundingClientRect();
                          };
                          const end = text.length - 1;
                          return edges(end).left >= edges(end - 1).right - 1;
                        }""")).isTrue();
        var greeting = hub.find("header p");
        assertThat((Boolean) greeting.evaluate("(element) => getComputedStyle(element).textAlign === 'right'"))
                .as("and stands at the side of its page")
                .isTrue();
    }

    @Test
    void onAPhoneItFillsTheScreen() {
        var phone = new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true);
        var hub = visit(profile(phone), newShopper()).openChat();
        var box = hub.drawer().boundingBox();
        assertThat(List.of(box.x, box.y, box.width, box.height)).containsExactly(0d, 0d, 390d, 844d);
        assertThat(hub.launcher()).isHidden();
        hub.button("Close the chat").click();
        assertThat(hub.launcher()).isVisible();
    }

    @Test
    void theComposerHasItsHeightAlsoWhereThePanelWasLoadedClosed() {
        var profile = profile();
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        // Where a chat goes on, the panel is loaded with the page.
        hub.send("Hello");
        var empty = hub.composer().boundingBox().height;
        hub.composer().fill("One\nTwo\nThree");
        var full = hub.composer().boundingBox().height;
        assertThat(full).isGreaterThan(empty);
        hub.goTo(Map.of("who", shopper));
        assertThat(hub.composer()).isAttached();
        hub.openChat();
        assertThat(hub.composer().boundingBox().height).isEqualTo(full);
        hub.composer().fill("");
        hub.goTo(Map.of("who", shopper));
        assertThat(hub.composer()).isAttached();
        hub.openChat();
        assertThat(hub.composer().boundingBox().height).isEqualTo(empty);
    }

    @Test
    void whatIsTakenAwayUnderTheFocusHandsItToTheMessageField() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("Hello");
        hub.asksToEnd();
        assertThat(hub.button("Keep chatting")).isFocused();
        hub.page().keyboard().press("Escape");
        assertThat(hub.composer()).isFocused();
        hub.asksToEnd();
        hub.find(".question .danger").click();
        assertThat(hub.button("Start a new chat")).isFocused();
        hub.page().keyboard().press("Enter");
        assertThat(hub.composer()).isFocused();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
