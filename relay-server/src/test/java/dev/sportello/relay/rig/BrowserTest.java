package dev.sportello.relay.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class BrowserTest {

    @Test
    void aPageRunsModernScript() {
        try (var browser = Browser.open();
                var profile = browser.profile()) {
            var page = profile.newPage();
            page.setContent("<main>Sportello</main>");
            assertThat(page.evaluate("() => 'adoptedStyleSheets' in document && document.body.innerText"))
                    .isEqualTo("Sportello");
        }
    }
}
