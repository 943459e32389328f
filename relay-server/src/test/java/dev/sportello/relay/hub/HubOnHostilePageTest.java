package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages, and extensions of a browser, that take away what the hub needs, or call it as it is not meant.
class HubOnHostilePageTest extends HubTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window.fetch = new Proxy(fetch, { apply: (to, self, [url, how]) =>"
                        + "to(url, { ...how, headers: { ...how?.headers, 'X-Trace': '1' } }) })",
                "window.fetch = ((to, url, how) => to(url, { ...how, headers: { 'X-Trace': '1' } })).bind(null, fetch)",
                "window.WebSocket = new Proxy(WebSocket, { construct: () => ({ close() {} }) })",
                "HTMLCanvasElement.prototype.getContext = () => null",
                "delete window.BroadcastChannel",
                "Object.defineProperty(navigator, 'locks', { value: {} }); navigator.sendBeacon = undefined",
                "Object.prototype.get = Object.prototype.set = function () { return this }",
                "Object.prototype.value = 1; Object.prototype.each = Object.prototype.keys = function () {}",
                "Array.prototype.at = function (index) { return this[index] }",
                "Element.prototype.append = Element.prototype.prepend = Element.prototype.before = function () {}",
                "window.Intl = undefined; Date.now = () => new Date()",
                "Element.prototype.remove = function () { this.parentElement.removeChild(this) }",
                "for (const name of ['queueMicrotask', 'WeakSet', 'ResizeObserver', 'IntersectionObserver'])"
                        + "window[name] = undefined",
                "Array.prototype.findLast = undefined",
                "function Set(first) { this.first = first } class Comment {} class Option {}",
                "document.documentElement.lang = 'en'; Array.prototype.find = function (value) {"
                        + "return this.indexOf(value) >= 0 && value }",
                "window.URL = class { constructor(url) { this.url = url } }",
                "window.AbortController = class { signal = {}; abort() {} }",
                "for (const name of ['localStorage', 'sessionStorage'])"
                        + "Object.defineProperty(window, name, { get() { throw new Error('No') } })",
                "window.Sportello = { q: [null, 'identify', { identify: 1 }, ['constructor'], () => {}] }"
            })
    void theChatIsThereWhateverThePageLacks(String script) {
        pages().add("lacking", "<!doctype html><script>" + script + "</script><body>%SHOP%");
        var shopper = newShopper();
        var hub = visit(profile(), Map.of("page", "lacking", "who", shopper)).openChat();
        hub.send("One");
        annaReplies(shopper, "Two");
        assertThat(hub.bubbles()).hasText(new String[] {"One", "Two"});
        hub.page().evaluate("() => { Sportello.signOut() }");
        assertThat(hub.find(".notice h3")).isVisible();
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void signingOutIsNoFaultWhereTabsCannotTalk() {
        pages().add("silent", "<!doctype html><script>delete window.BroadcastChannel</script><body>%SHOP%");
        var hub = visit(profile(), Map.of("page", "silent"));
        hub.page().evaluate("() => { Sportello.signOut(); Sportello.identify(null) }");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NaN"})
    void aLibraryThatReadsDatesInAWayOfItsOwnMovesNoMessage(String read) {
        pages().add("dates", "<!doctype html><script>Date.parse = () => " + read + "</script><body>%SHOP%");
        var hub = visit(profile(), Map.of("page", "dates", "who", newShopper())).openChat();
        hub.send("Hello");
        assertThat(hub.find("time")).hasAttribute("datetime", Pattern.compile("^20"));
    }

    @Test
    void aPageOfXmlHasTheHubToo() {
        pages().add(
                        "xml",
                        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='it'><head><title>A shop</title>"
                                + "</head><body><script src='%HUB%'></script><script src='/shop.js'></script></body></html>");
        var shopper = newShopper();
        var hub = visit(profile(), Map.of("page", "xml", "who", shopper)).openChat();
        assertThat(hub.composer()).hasAttribute("placeholder", "Scrivi un messaggio…");
        hub.send("Hello");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasCount(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html { zoom: 1.5 }",
                "html { zoom: 0.5 }",
                "html { transform: translateZ(0) } body { height: 9000px }",
                "html { will-change: transform; contain: paint; filter: grayscale(0.1) } body { height: 9000px }",
                "html { content-visibility: auto; perspective: 1px } body { height: 9000px }",
                "* { --edge: 9em; --floor: 50vh; --side: 50% auto; --sight: 9px; --zoom: 3 }",
                "* { --edge: 9em !important; --floor: 50vh !important; --accent: url(x) !important }",
                "@property --edge { syntax: '*'; inherits: false } @property --floor { syntax: '*'; inherits: false }",
                "* { all: initial !important } html { font-size: 4px; writing-mode: vertical-rl }"
            })
    void whateverThePagesStylesAreTheOpenHubIsInTheWindow(String style) {
        pages().add("styled", "<!doctype html><style>" + style + "</style><body>%SHOP%<h1>A shop</h1>");
        var hub =
                visit(profile(), Map.of("page", "styled", "who", newShopper())).openChat();
        hub.page().evaluate("() => scrollTo(0, 1000)");
        var drawer = hub.drawer().boundingBox();
        var launcher = hub.launcher().boundingBox();
        assertThat(drawer.y).isPositive();
        assertThat(launcher.y).isGreaterThan(drawer.y + drawer.height);
        assertThat(launcher.y + launcher.height).isBetween(760d, 800d);
        assertThat(launcher.x + launcher.width).isBetween(1240d, 1280d);
    }

    @Test
    void whatThePageShowsAboveEverythingIsAboveTheHubToo() {
        pages().add(
                        "consenting",
                        "<!doctype html><style>::backdrop { background: rgb(0 0 0 / 60%) }"
                                + "html:has([popover]:popover-open) { overflow: hidden }</style><body>%SHOP%"
                                + "<div style='position: fixed; inset: 0; z-index: 2147483647; background: #fff'>Cookies?</div>");
        var hub = visit(profile(), Map.of("page", "consenting"));
        var launcher = hub.launcher().boundingBox();
        assertThat(hub.page()
                        .evaluate(
                                "([x, y]) => document.elementFromPoint(x, y).textContent",
                                List.of(launcher.x + 20, launcher.y + 20)))
                .isEqualTo("Cookies?");
        assertThat(hub.page().evaluate("() => getComputedStyle(document.documentElement).overflow"))
                .isEqualTo("visible");
    }

    @Test
    void inTheTopLayerTheHubDimsNoPage() {
        pages().add(
                        "moved",
                        "<!doctype html><style>html { transform: translateZ(0) } body { height: 9000px }"
                                + "::backdrop { background: #000 !important }</style><body>%SHOP%");
        var hub = visit(profile(), Map.of("page", "moved"));
        assertThat(hub.page()
                        .evaluate("() => getComputedStyle(document.querySelector('#sportello'), '::backdrop').display"))
                .isEqualTo("none");
        hub.page().evaluate("() => document.querySelector(':popover-open').hidePopover()");
        hub.page().evaluate("() => document.body.classList.add('changed')");
        hub.await(() -> hub.launcher().boundingBox().y < 800);
    }

    @Test
    void aPageThatScrollsByItselfLeavesTheHubToTheBrowser() {
        pages().add(
                        "scrolling",
                        "<!doctype html><body>%SHOP%<script>for (const type of ['wheel', 'touchmove']) document.addEventListener("
                                + "type, (event) => event.preventDefault(), { passive: false, capture: true })</script>");
        var hub = visit(profile(), Map.of("page", "scrolling", "who", newShopper()))
                .openChat();
        hub.send("Line\n".repeat(200) + "Last line");
        hub.find(".log").hover();
        hub.page().mouse().wheel(0, -1000);
        hub.await(() -> (Boolean)
                hub.find(".log").evaluate("(log) => log.scrollTop < log.scrollHeight - log.clientHeight - 900"));
    }

    @Test
    void whatIsWrittenCanBeCopiedWhereThePageCannot() {
        pages().add(
                        "guarded",
                        "<!doctype html><style>html, body { user-select: none }</style><body>%SHOP%"
                                + "<script>document.onselectstart = document.oncopy = () => false</script>");
        var hub =
                visit(profile(), Map.of("page", "guarded", "who", newShopper())).openChat();
        hub.send("Tracking");
        hub.find(".own .bubble").dblclick();
        assertThat(hub.page().evaluate("() => getSelection().toString()")).isEqualTo("Tracking");
    }

    @Test
    void aPageThatClosesTheChatKeepsTheFocus() {
        pages().add("closing", "<!doctype html><body><input id=search>%SHOP%");
        var hub = visit(profile(), Map.of("page", "closing", "who", newShopper()));
        var search = hub.page().locator("#search");
        search.focus();
        hub.page().evaluate("() => Sportello.close()");
        assertThat(search).isFocused();
        hub.openChat();
        search.focus();
        hub.page().evaluate("() => Sportello.close()");
        assertThat(hub.drawer()).isHidden();
        assertThat(search).isFocused();
    }

    @Test
    void aPromiseOfAnIdentityWillDo() {
        pages().add(
                        "promising",
                        "<!doctype html><body><script>window.Sportello = { q: [['identify', fetch('/identity' + location.search)"
                                + ".then((answer) => answer.text())]] }</script><script async src=%HUB%></script>");
        var hub = visit(profile(), Map.of("page", "promising", "who", newShopper()))
                .openChat();
        hub.send("Hello");
        assertThat(hub.console()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "{}", "() => ({})", "() => Symbol('token')"})
    void whatIsNoIdentityIsSaidAndOfAThousandCallsTheLastOneCounts(String source) {
        var hub = visit(profile(), Map.of());
        hub.page().evaluate("() => { Sportello.identify(" + source + ") }");
        hub.open();
        assertThat(hub.find(".notice h3")).containsText("could not verify");
        hub.page()
                .evaluate(
                        "(who) => { for (let calls = 0; calls < 1000; calls++) { Sportello.open(); Sportello.signOut();"
                                + "Sportello.close(); Sportello.identify(async () => (await fetch('/identity?who=' + who)).text()) }"
                                + "Sportello.open() }",
                        newShopper());
        hub.send("Hello");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void aTextOfAnySortStaysInItsBubble() {
        var hub = visit(profile(), newShopper()).openChat();
        var texts = List.of(
                "a".repeat(4000),
                "e" + "\u0301".repeat(3000),
                "http://" + "a.".repeat(1900) + "com",
                "\uFDFD".repeat(500),
                "\u202Ehttp://shop.example\u202C",
                "javascript:alert(1) <b onclick=alert(1)>x</b>",
                "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(300));
        texts.forEach(hub::send);
        assertThat(hub.own("sent")).hasText(texts.toArray(String[]::new));
        assertThat(hub.find(".bubble a")).hasCount(2);
        assertThat((Boolean) hub.find(".log").evaluate("(log) => log.scrollWidth <= log.clientWidth"))
                .isTrue();
    }
}
