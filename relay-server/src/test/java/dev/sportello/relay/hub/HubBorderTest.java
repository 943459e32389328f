package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens in the hub is no business of the page, and the page's shortcuts and focus traps none of the hub.
class HubBorderTest extends HubTest {
    private static final String SEARCH = "<!doctype html><body><input id=search data-hotkey='s,/' placeholder=Search>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=module>import { install } from '/libraries/hotkey.js'; install(search)</script>",
                "<script src=/libraries/mousetrap.js></script><script>"
                        + "Mousetrap.bind(['s', '/'], () => { search.focus(); return false })</script>",
                "<script>for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, (event) => {"
                        + "if (/[s/]|Escape/.test(event.key) && event.target !== search) {"
                        + "event.preventDefault(); event.stopImmediatePropagation(); search.focus() } }, true)</script>"
            })
    void whatIsTypedInTheHubIsNoShortcutOfThePage(String shortcuts) {
        pages().add("shortcuts", SEARCH + "%SHOP%" + shortcuts);
        var hub = visit(profile(), Map.of("page", "shortcuts", "who", newShopper()))
                .openChat();
        hub.page().keyboard().type("sizes S/M?");
        assertThat(hub.composer()).hasValue("sizes S/M?");
        assertThat(hub.page().locator("#search")).hasValue("");
        hub.page().keyboard().press("Escape");
        assertThat(hub.drawer()).isHidden();
        assertThat(hub.launcher()).isFocused();
        hub.page().evaluate("() => document.querySelector('#sportello').shadowRoot.activeElement.blur()");
        hub.page().keyboard().press("s");
        assertThat(hub.page().locator("#search")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=modal id=box tabindex=-1><div class=modal-dialog><input id=field></div></div><script src=/libraries/bootstrap.js></script>"
                        + "<script>window.trap = () => new bootstrap.Modal(box).show()</script>",
                "<div id=box><input id=field><button>One</button></div><script src=/libraries/tabbable.js></script>"
                        + "<script src=/libraries/focus-trap.js></script>"
                        + "<script>window.trap = () => { focusTrap.createFocusTrap(box).activate() }</script>",
                "<div id=box role=dialog><input id=field></div><script>window.trap = () => {"
                        + "const back = (to) => to && !box.contains(to) && field.focus();"
                        + "document.addEventListener('focusin', (event) => back(event.target));"
                        + "document.addEventListener('focusout', (event) => back(event.relatedTarget)); field.focus() }</script>"
            })
    void aFocusTrapOfThePageLeavesTheHubAlone(String trap) {
        pages().add("trap", "<!doctype html><body>%SHOP%" + trap);
        var query = Map.of("page", "trap", "who", newShopper());
        var before = visit(profile(), query);
        before.page().evaluate("() => { trap() }");
        assertThat(before.page().locator("#field, #box").first()).isVisible();
        before.openChat();
        before.composer().click();
        before.page().keyboard().type("Hello");
        assertThat(before.composer()).hasValue("Hello");
        assertThat(before.page().locator("#field")).hasValue("");
        before.page().keyboard().press("Enter");
        assertThat(before.own("sent")).hasText("Hello");

        var after = visit(profile(), query).openChat();
        after.page().evaluate("() => { trap() }");
        after.composer().click();
        after.page().keyboard().type("There");
        assertThat(after.composer()).hasValue("There");
        after.button("Send").click();
        assertThat(after.own("sent")).hasCount(2);
    }

    @Test
    void whoIsInAModalDialogOfTheBrowserCannotReachTheHub() {
        pages().add("modal", "<!doctype html><body>%SHOP%<dialog id=box><input id=field></dialog>");
        var hub = visit(profile(), Map.of("page", "modal", "who", newShopper())).openChat();
        hub.page().evaluate("() => { box.showModal() }");
        assertThat(hub.page().locator("#field")).isFocused();
        hub.page().keyboard().type("For the shop");
        assertThat(hub.page().locator("#field")).hasValue("For the shop");
        assertThat(hub.composer()).hasValue("");
    }

    @Test
    void aKeyThatEndsACompositionNeitherSendsNorCloses() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.composer().fill("かな");
        hub.composer().evaluate("""
                (field) => {
                  const key = (name, how) =>
                    field.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true, ...how }));
                  for (const name of ["Enter", "Escape"]) {
                    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, composed: true }));
                    key(name, { isComposing: true });
                    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, composed: true, data: "かな" }));
                    key(name, { keyCode: 229 });
                  }
                }""");
        assertThat(hub.drawer()).isVisible();
        assertThat(hub.composer()).hasValue("かな");
        assertThat(hub.bubbles()).hasCount(0);
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText("かな");
    }

    @Test
    void aLinkInTheHubOpensOnceThroughTheBorder() {
        var shopper = newShopper();
        var profile = profile();
        var hub = visit(profile, shopper).openChat();
        hub.send("See http://localhost:1/goods");
        hub.page().waitForPopup(() -> hub.find(".bubble a").click());
        hub.page().waitForFunction("() => true");
        assertThat(profile.pages()).hasSize(2);
    }
}
