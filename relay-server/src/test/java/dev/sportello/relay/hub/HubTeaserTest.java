package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bubble above the launcher, for those who do not use a mouse, and beside what the page shows.
class HubTeaserTest extends HubTest {

    @ParameterizedTest
    @CsvSource({".text, Escape", ".dismiss, Escape", ".dismiss, Enter"})
    void whoTakesItAwayByAKeyIsAtTheLauncher(String part, String key) {
        var hub = visit(profile(), Map.of());
        hub.find(".teaser " + part).focus();
        hub.page().keyboard().press(key);
        assertThat(hub.find(".teaser")).hasCount(0);
        assertThat(hub.launcher()).isFocused();
    }

    @Test
    void itIsReachedByTheKeyboardBeforeTheLauncher() {
        var hub = visit(profile(), Map.of());
        hub.page().locator("a").focus();
        hub.page().keyboard().press("Tab");
        assertThat(hub.find(".teaser .text")).isFocused();
        hub.page().keyboard().press("Tab");
        hub.page().keyboard().press("Tab");
        assertThat(hub.launcher()).isFocused();
        hub.find(".teaser .text").press("Enter");
        assertThat(hub.find(".notice h3")).isVisible();
    }

    @Test
    void itDoesNotLieOverADialogOfThePageThatSomebodyIsIn() {
        pages().add(
                        "dialog",
                        "<!doctype html><html lang=en><body>%SHOP%<input id=search>"
                                + "<div role=dialog aria-modal=true><input id=field></div>");
        var hub = visit(profile(), Map.of("page", "dialog"));
        assertThat(hub.find(".teaser")).isVisible();
        hub.page().locator("#field").focus();
        assertThat(hub.find(".teaser")).isHidden();
        hub.page().locator("#search").focus();
        assertThat(hub.find(".teaser")).isVisible();
    }

    @Test
    void itIsBackWhenTheDialogWasTakenAway() {
        pages().add("banner", """
                <!doctype html><html lang=en><body>%SHOP%<div id=banner role=dialog><button>Accept</button></div>
                <script>banner.onclick = () => banner.remove()</script>""");
        var hub = visit(profile(), Map.of("page", "banner"));
        var accept = hub.page().locator("#banner button");
        accept.focus();
        assertThat(hub.find(".teaser")).isHidden();
        accept.click();
        assertThat(hub.find(".teaser")).isVisible();
    }

    @Test
    void thatTheChatDidNotLoadIsToldInADialogToo() {
        pages().add("asking", """
                <!doctype html><html lang=en><body>%SHOP%
                <div role=dialog><button id=ask onclick="Sportello.open()">Ask us</button></div>""");
        var profile = profile();
        profile.route(Pattern.compile(".*/panel\\.js"), route -> route.abort());
        var hub = visit(profile, Map.of("page", "asking"));
        hub.page().locator("#ask").click();
        assertThat(hub.find(".teaser[role=alert]")).isVisible();
        assertThat(hub.page().locator("#ask")).isFocused();
    }
}
