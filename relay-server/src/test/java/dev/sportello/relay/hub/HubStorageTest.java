package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.sportello.model.SettingsPage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Browsers that keep nothing for the page, or nothing more.
class HubStorageTest extends HubTest {
    private static final String FULL =
            "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";

    private static final String DENIED = "for (const name of ['localStorage', 'sessionStorage'])"
            + "Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } })";

    private static final String NONE = "for (const name of ['localStorage', 'sessionStorage'])"
            + "Object.defineProperty(window, name, { value: null })";

    @AfterEach
    void theChatIsOnAgain() {
        switchChat(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", FULL, DENIED, NONE})
    void whatWasWrittenOutlivesARefusedIdentity(String script) {
        var profile = profile();
        var swallows = new AtomicBoolean(true);
        profile.routeWebSocket(Pattern.compile(".*/widget/socket"), socket -> {
            var relay = socket.connectToServer();
            socket.onMessage(frame -> {
                if (!frame.text().contains("Waiting") || !swallows.getAndSet(false)) {
                    relay.send(frame.text());
                }
            });
        });
        var hub = load(script, profile);
        var answer = hub.page()
                .waitForResponse(
                        each -> each.url().endsWith("/widget/session")
                                && each.request().method().equals("POST"),
                        hub::openChat);
        var session = answer.text().replaceFirst(".*\"session\":\"([^\"]+)\".*", "$1");
        hub.send("Before");
        hub.write("Waiting");
        hub.composer().fill("Half a sen");
        hub.page().evaluate("() => { window.key = '&key=another key of more than thirty-two bytes' }");
        hub.page()
                .evaluate(
                        "([url, session]) => fetch(url, { method: 'POST', mode: 'no-cors', body: JSON.stringify({ session }) })",
                        List.of(answer.url().replace("/session", "/sign-out"), session));
        assertThat(hub.find(".notice code")).hasText("token-signature");
        hub.page().evaluate("() => { window.key = '' }");
        hub.button("Try again").click();
        assertThat(hub.composer()).hasValue("Half a sen");
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "Waiting"});
        switchChat(false);
        assertThat(hub.find(".notice"))
                .hasText(Pattern.compile(script.isEmpty() ? "is kept" : "^(?!.*kept).*does not take messages"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, DENIED, NONE})
    void nothingOfOneShopperIsThereForTheNextWithoutStorageEither(String script) {
        var hub = visit(script, profile());
        hub.composer().fill("A secret");
        var next = newShopper();
        identify(hub, next);
        assertThat(hub.composer()).hasValue("");
        hub.composer().fill("Another secret");
        hub.page().evaluate("() => { Sportello.signOut() }");
        assertThat(hub.composer()).hasCount(0);
        identify(hub, next);
        assertThat(hub.composer()).hasValue("");
    }

    @Test
    void aChatThatIsClosedCallsNothingKeptThatIsNot() {
        var kept = visit("", profile());
        var lost = visit(DENIED, profile());
        kept.composer().fill("Half a sen");
        lost.composer().fill("Half a sen");
        switchChat(false);
        assertThat(kept.find(".notice")).containsText("is kept");
        assertThat(lost.find(".notice")).containsText("does not take messages");
        assertThat(lost.find(".notice")).not().containsText("kept");
        switchChat(true);
        assertThat(lost.composer()).hasValue("Half a sen");
    }

    private static void identify(Hub hub, String shopper) {
        hub.page()
                .evaluate(
                        "(who) => Sportello.identify(async () => (await fetch('/identity?who=' + who)).text())",
                        shopper);
    }

    private void switchChat(boolean isOn) {
        annaSaves(now -> new SettingsPage.WebChat(
                isOn ? SettingsPage.Visibility.SIGNED_IN_SHOPPERS : SettingsPage.Visibility.OFF,
                now.webChat().welcome(),
                now.webChat().version()));
    }

    private Hub visit(String script, BrowserContext profile) {
        return load(script, profile).openChat();
    }

    private Hub load(String script, BrowserContext profile) {
        pages().add("storage", "<!doctype html><html lang=en><script>" + script + """
                </script><body><script async src=%HUB%></script><script>
                  window.key = "";
                  window.Sportello = { q: [["identify", async () => (await fetch("/identity" + location.search + key)).text()]] };
                </script>""");
        return visit(profile, Map.of("page", "storage", "who", newShopper()));
    }
}
