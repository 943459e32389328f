package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The package for pages that are built (`packaging/npm`), in a page.
class HubPackageTest extends HubTest {

    @Test
    void aPageThatIsBuiltLoadsTheHubAndSignsIn() throws IOException {
        var hub = visit("built", "", """
                const who = new URLSearchParams(location.search).get("who");
                identify(async () => (await fetch("/identity?who=" + who)).text());
                await load(relay, { language: "it" });
                open();
                """);
        assertThat(hub.composer()).isVisible();
        assertThat(hub.composer()).hasAttribute("placeholder", "Scrivi un messaggio…");
        hub.send("Hello");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void toLoadTheHubAgainLoadsNothingAndIsDone() throws IOException {
        var hub = visit("again", "", """
                await load(relay);
                await load(relay);
                // Another part of the page has a copy of its own.
                loading = null;
                await load(relay);
                open();
                """);
        assertThat(hub.drawer()).isVisible();
        assertThat(loads(hub)).isEqualTo(1);
    }

    @Test
    void besideATagThatHasBroughtTheHubNothingIsLoaded() throws IOException {
        var hub = visit("late", "<script src=%HUB%></script>", "await load(relay); open();");
        assertThat(hub.drawer()).isVisible();
        assertThat(loads(hub)).isEqualTo(1);
    }

    @Test
    void besideATagWhoseScriptIsStillToComeNothingIsLoadedTwice() throws IOException {
        var hub = visit("early", "<script defer src=%HUB%></script>", "await load(relay); open();", "");
        assertThat(hub.drawer()).isVisible();
        assertThat(loads(hub)).isEqualTo(1);
    }

    @Test
    void aTagThatCannotLoadItsScriptIsSaidAndTheNextTryLoadsIt() throws IOException {
        var hub = visit("lost", "<script defer src=http://localhost:1/widget/sportello.js></script>", """
                await load("http://localhost:1/").catch(({ message }) => (window.said = message));
                await load(relay);
                open();
                """, "");
        assertThat(hub.drawer()).isVisible();
        assertThat(hub.page().evaluate("said"))
                .isEqualTo("The chat could not be loaded from http://localhost:1/widget/sportello.js.");
    }

    @Test
    void anAddressThatAnswersWithSomethingElseIsSaidAndTheNextTryLoadsIt() throws IOException {
        var hub = visit("other", "", """
                await load(location.origin).catch(({ message }) => (window.said = message));
                await load(relay);
                open();
                """);
        assertThat(hub.drawer()).isVisible();
        assertThat(hub.page().evaluate("said"))
                .isEqualTo("The chat could not be loaded from " + pages().origin() + "/widget/sportello.js.");
    }

    private Hub visit(String name, String tag, String script) throws IOException {
        return visit(name, tag, script, " type=module");
    }

    /// @param tag of the page itself, in front of the package
    /// @param kind of script that the package is built into
    private Hub visit(String name, String tag, String script, String kind) throws IOException {
        var module = Files.readString(Path.of("../packaging/npm/sportello.js"));
        pages().add(name, """
                <!doctype html><html lang=en><body>
                %s
                <script%s>
                %s
                const relay = "%%HUB%%".replace("widget/sportello.js", "");
                (async () => {
                %s
                })();
                </script>
                """.formatted(
                        tag, kind, kind.isEmpty() ? module.replace("export const", "const") : module, script));
        return visit(profile(), Map.of("page", name, "who", newShopper()));
    }

    private static long loads(Hub hub) {
        return hub.requests().stream()
                .filter(each -> each.url().endsWith("/widget/sportello.js"))
                .count();
    }
}
