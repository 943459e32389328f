package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages whose router puts another body, or another document, under the hub.
class HubOnSwappedPageTest extends HubTest {
    private static final String TURBO = """
            <!doctype html><html><head><meta name="turbo-refresh-method" content="morph">
            <script src=/libraries/turbo.js></script>%SHOP%</head>
            <body><h1>%NAME%</h1><a id=on href="/?page=second&who=%WHO%">On</a></body></html>""";

    @Test
    void theHubOutlivesTheVisitsOfTurbo() {
        var shopper = newShopper();
        for (var name : List.of("first", "second")) {
            pages().add(name, TURBO.replace("%NAME%", name).replace("%WHO%", shopper));
        }
        var hub = visit(profile(), Map.of("page", "first", "who", shopper));
        var sockets = socketsOf(hub);
        hub.openChat().send("Before");
        hub.composer().fill("Half a sen");
        hub.page().locator("#on").click();
        assertThat(hub.page().locator("h1")).hasText("second");
        isOneAndOpen(hub, "Half a sen");
        hub.page().evaluate("() => Turbo.visit(location.href, { action: 'replace' })");
        isOneAndOpen(hub, "Half a sen");
        hub.page().goBack();
        assertThat(hub.page().locator("h1")).hasText("first");
        isOneAndOpen(hub, "Half a sen");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "Half a sen"});
        assertThat(sockets).hasSize(1);
    }

    @Test
    void theHubOutlivesWhatHtmxPutsIntoTheBody() {
        pages().add(
                        "boosted",
                        "<!doctype html><head><script src=/libraries/htmx.js></script>%SHOP%</head>"
                                + "<body hx-boost=true><a id=on href='/?page=next'>On</a>");
        pages().add("next", "<!doctype html><body><h1>Next</h1>");
        var hub =
                visit(profile(), Map.of("page", "boosted", "who", newShopper())).openChat();
        hub.send("Before");
        hub.page().locator("#on").click();
        assertThat(hub.page().locator("h1")).hasText("Next");
        isOneAndOpen(hub, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.body = document.createElement('body')",
                "document.documentElement.innerHTML = '<body>Other</body>'",
                "document.querySelector('#sportello').remove()",
                "document.documentElement.replaceWith(document.createElement('html'));"
                        + "document.documentElement.append(document.createElement('body'))",
                "document.open(); document.write('<!doctype html><title>Other</title><p>Other</p>'); document.close()",
                "const tag = document.querySelector('script').outerHTML; document.open();"
                        + "document.write('<!doctype html><head>' + tag + '</head><p>Other</p>'); document.close()"
            })
    void theHubComesBackOnAnotherDocument(String swap) {
        var shopper = newShopper();
        pages().add("swapped", "<!doctype html><body>%SHOP%<p>One</p>");
        var hub = visit(profile(), Map.of("page", "swapped", "who", shopper));
        var sockets = socketsOf(hub);
        hub.openChat().send("Before");
        hub.composer().fill("Half a sen");
        hub.page().evaluate("() => { " + swap + " }");
        isOneAndOpen(hub, "Half a sen");
        hub.composer().press("Enter");
        annaReplies(shopper, "After");
        assertThat(hub.bubbles()).hasText(new String[] {"Before", "Half a sen", "After"});
        assertThat(sockets).hasSize(1);
        hub.button("Close the chat").click();
        assertThat(hub.drawer()).isHidden();
        hub.page().evaluate("() => { Sportello.open() }");
        assertThat(hub.drawer()).isVisible();
    }

    private static List<WebSocket> socketsOf(Hub hub) {
        var sockets = new ArrayList<WebSocket>();
        hub.page().onWebSocket(sockets::add);
        return sockets;
    }

    private static void isOneAndOpen(Hub hub, String draft) {
        assertThat(hub.page().locator("[id=sportello]")).hasCount(1);
        assertThat(hub.launcher()).isVisible();
        assertThat(hub.drawer()).isVisible();
        assertThat(hub.composer()).hasValue(draft);
    }
}
