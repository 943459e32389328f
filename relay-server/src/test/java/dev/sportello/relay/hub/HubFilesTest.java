package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the hub's scripts are served.
class HubFilesTest extends HubTest {
    /// What is no part of the open panel.
    private static final List<String> ALONE =
            List.of("loader.js", "chime.js", "emoji.js", "orders.js", "stream.js", "wording.js");

    @Test
    void aModuleIsKeptForEverAndTheLoaderIsAskedAboutEachTime() {
        var hub = visit(profile(), newShopper()).openChat();
        assertThat(get(hub, loader(hub)).headers()).containsEntry("cache-control", "public, no-cache");
        var headers = get(hub, module(hub)).headers();
        assertThat(headers)
                .containsEntry("cache-control", "public, max-age=31536000, immutable")
                .containsEntry("content-encoding", "gzip")
                .containsEntry("access-control-allow-origin", "*")
                .containsEntry("content-type", "text/javascript; charset=utf-8");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        var hub = visit(profile(), newShopper());
        var tag = get(hub, loader(hub)).headers().get("etag");
        for (var known : List.of("W/" + tag, "\"other\", " + tag)) {
            var same = hub.page()
                    .request()
                    .get(loader(hub), RequestOptions.create().setHeader("If-None-Match", known));
            assertThat(same.status()).as(known).isEqualTo(304);
        }
        var again =
                hub.page().request().get(loader(hub), RequestOptions.create().setHeader("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().get("content-type")).startsWith("text/javascript");
    }

    @Test
    void aModuleOfAnotherVersionIsNotFoundSoThatNoPageMixesTwo() {
        var hub = visit(profile(), newShopper()).openChat();
        var old = get(hub, module(hub).replaceFirst("/hub/[0-9a-f]+/", "/hub/0123456789abcdef/"));
        assertThat(old.status()).isEqualTo(404);
        assertThat(old.headers()).containsEntry("cache-control", "no-store");
        var secondTry = get(hub, module(hub).replaceFirst("/hub/([0-9a-f]+)/", "/hub/$1-1/"));
        assertThat(secondTry.text()).isEqualTo(get(hub, module(hub)).text());
    }

    @Test
    void anUnknownModuleIsNotFound() {
        var hub = visit(profile(), newShopper()).openChat();
        assertThat(get(hub, module(hub).replace("panel.js", "../../db.js")).status())
                .isEqualTo(404);
        assertThat(get(hub, module(hub).replace("panel.js", "none.js")).status())
                .isEqualTo(404);
    }

    @Test
    void theFirstClickLoadsOneModuleWithEveryOtherOfTheFolderAndTheTextsOfOneLanguage() throws IOException {
        var hub = visit(profile(), newShopper()).openChat();
        var loaded = hub.requests().stream()
                .map(request -> request.url())
                .filter(url -> url.contains("/widget/hub/"))
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
        assertThat(loaded).containsExactlyInAnyOrder("panel.js", "texts-en.js");
        try (var files = Files.list(Path.of("src/main/resources/hub"))) {
            var scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js") && !ALONE.contains(name))
                    .map(name -> "$" + name.replace(".js", "").replace('-', '_'))
                    .toList();
            var bundled = (List<?>)
                    hub.page().evaluate("async (panel) => Object.keys(await import(panel))", url(hub, "/panel.js"));
            assertThat(bundled.stream().map(String::valueOf).toList())
                    .containsAll(scripts)
                    .contains("$preact", "$hooks", "$panel_sheet", "start")
                    .doesNotContain("$emoji");
        }
    }

    @Test
    void thePickerThatCouldNotBeLoadedIsLoadedAtTheNextClick() {
        var profile = profile();
        var hub = visit(profile, newShopper()).openChat();
        profile.route("**/emoji.js*", route -> route.abort());
        hub.button("Emoji").click();
        hub.page()
                .waitForCondition(
                        () -> hub.console().stream().anyMatch(line -> line.contains("The emoji could not be loaded")));
        assertThat(hub.find(".emoji").count()).isZero();
        profile.unroute("**/emoji.js*");
        hub.button("Emoji").click();
        hub.find(".emoji button").first().click();
        assertThat(hub.composer().inputValue()).isEqualTo("😀");
    }

    private static String loader(Hub hub) {
        return url(hub, "/widget/sportello.js");
    }

    private static String module(Hub hub) {
        return url(hub, "/panel.js");
    }

    private static String url(Hub hub, String end) {
        return hub.requests().stream()
                .map(request -> request.url())
                .filter(url -> url.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private static APIResponse get(Hub hub, String url) {
        return hub.page().request().get(url);
    }
}
