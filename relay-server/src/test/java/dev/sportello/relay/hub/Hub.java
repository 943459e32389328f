package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// The hub on one page, as a shopper sees and touches it.
final class Hub {
    private final Page page;
    private final String origin;
    private final List<Request> requests = new ArrayList<>();
    private final List<String> console = new ArrayList<>();

    private Hub(Page page, String origin) {
        this.page = page;
        this.origin = origin;
        page.onRequest(requests::add);
        page.onConsoleMessage(message -> console.add(message.text()));
    }

    /// A script that notes what the browser holds against a page.
    private static final String WATCH = "window.faults = [];"
            + "addEventListener('securitypolicyviolation', (event) => faults.push(event.violatedDirective"
            + " + ' ' + event.blockedURI));"
            + "addEventListener('error', (event) => faults.push(event.message));"
            + "addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));";

    static Hub visit(BrowserContext profile, String origin, Map<String, String> query) {
        var page = profile.newPage();
        page.addInitScript(WATCH);
        var hub = new Hub(page, origin);
        hub.goTo(query);
        return hub;
    }

    /// To a page on which the chat is switched on.
    void goTo(Map<String, String> query) {
        load(query);
        assertThat(launcher()).isVisible();
    }

    /// Ends the session of this tab at the relay, of which the tab hears only by its link.
    void endSession() {
        page.evaluate("""
                async () => {
                  const key = Object.keys(sessionStorage).find((each) => each.endsWith(":session"));
                  const { session } = JSON.parse(sessionStorage.getItem(key));
                  const relay = new URL(".", document.querySelector("script[async]").src);
                  await fetch(relay + "sign-out", { method: "POST", mode: "no-cors", body: JSON.stringify({ session }) });
                }""");
    }

    /// To a page, until the hub's script has run there.
    void load(Map<String, String> query) {
        page.navigate(origin + "/?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
        assertThat(launcher()).isAttached();
    }

    Page page() {
        return page;
    }

    /// Every request that the page made, the page itself included.
    List<Request> requests() {
        return requests;
    }

    /// What the page asked the relay for, by the names below `/widget/`.
    List<String> toTheRelay() {
        return requests.stream()
                .map(Request::url)
                .filter(url -> url.contains("/widget/"))
                .map(url -> url.substring(url.indexOf("/widget/") + "/widget/".length()))
                .toList();
    }

    /// Until something of the page is so. Playwright hands over what the page did only while it is asked something,
    /// and takes questions from the test's own thread only.
    void await(BooleanSupplier condition) {
        page.waitForCondition(condition);
    }

    /// What the browser held against the page: violations of its policy, errors, rejections.
    Object faults() {
        return page.evaluate("faults");
    }

    /// What the page wrote into the browser's console.
    List<String> console() {
        return console;
    }

    Locator find(String selector) {
        return page.locator("#sportello").locator(selector);
    }

    Locator launcher() {
        return find("button.launcher");
    }

    Locator drawer() {
        return find(".drawer");
    }

    Locator composer() {
        return find("textarea");
    }

    Locator bubbles() {
        return find(".line .bubble");
    }

    /// Own bubbles in a state: waiting, sending, sent, failed or ended.
    Locator own(String state) {
        return find(".own .line[data-state=" + state + "] .bubble");
    }

    Locator button(String name) {
        return drawer().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Hub open() {
        launcher().click();
        assertThat(drawer()).isVisible();
        return this;
    }

    /// Chooses "End chat" in the header's menu, which asks once more.
    void asksToEnd() {
        button("More").click();
        find(".menu .end").click();
    }

    /// Opens the panel and waits for the chat.
    Hub openChat() {
        open();
        assertThat(composer()).isVisible();
        return this;
    }

    void write(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    /// Writes, and waits for the relay's word.
    void send(String text) {
        write(text);
        assertThat(own("sent").last()).hasText(text);
    }
}
