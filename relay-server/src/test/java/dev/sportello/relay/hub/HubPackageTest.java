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
        var module = Files.readString(Path.of("../packaging/npm/sportello.js"));
        pages().add("built", """
                <!doctype html><html lang=en><body>
                <script type=module>
                %s
                const who = new URLSearchParams(location.search).get("who");
                identify(async () => (await fetch("/identity?who=" + who)).text());
                await load("%%HUB%%".replace("widget/sportello.js", ""), { language: "it" });
                open();
                </script>
                """.formatted(module));
        var hub = visit(profile(), Map.of("page", "built", "who", newShopper()));
        assertThat(hub.composer()).isVisible();
        assertThat(hub.composer()).hasAttribute("placeholder", "Scrivi un messaggio…");
        hub.send("Hello");
        assertThat((List<?>) hub.faults()).isEmpty();
    }
}
