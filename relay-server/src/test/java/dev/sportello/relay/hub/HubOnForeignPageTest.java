package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that have names of their own for what the browser gives, or another way to load the hub.
class HubOnForeignPageTest extends HubTest {
    private static final String NAMES = """
            <img name="currentScript" src="https://evil.example/widget/x.png"><img name="body"><img name="head">
            <img name="documentElement"><img name="createElement"><img name="createElementNS">
            <img name="createTextNode"><img name="querySelector"><img name="querySelectorAll">
            <img name="addEventListener"><img name="activeElement"><img name="hidden"><img name="dispatchEvent">
            """;

    private static final String REPLACED = """
            <script>
              Array.from = (list) => list;
              Array.prototype.toJSON = Object.prototype.toJSON = () => "nothing";
              Function.prototype.bind = () => "nothing";
              window.Promise = function () {};
              window.Event = function () {};
              const { parse } = JSON, browsers = fetch;
              window.JSON = { parse: (text) => ({ ...parse(text), kind: "nothing" }), stringify: () => "nothing" };
              window.fetch = (url, how) => browsers(url, { ...how, headers: { ...how?.headers, "X-Trace": "1" } });
              crypto.randomUUID = undefined;
            </script>""";

    private static final String FROZEN = "<script>Object.freeze(Object.prototype); Object.freeze(Array.prototype);"
            + "Object.freeze(Function.prototype); Object.freeze(Error.prototype)</script>";

    @Test
    void namesOfThePageAreNotTakenForTheBrowsers() {
        pages().add("named", "<!doctype html><body>" + NAMES + "%SHOP%");
        var shopper = newShopper();
        var hub = visit(profile(), Map.of("page", "named", "who", shopper)).openChat();
        hub.send("Hello");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasCount(2);
        assertThat(hub.requests())
                .noneMatch(request ->
                        request.url().contains("evil.example") && request.url().endsWith(".js"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=Sportello></div>",
                "<form id=Sportello><input name=identify><input name=q></form>",
                "<a id=Sportello></a><a id=Sportello name=q></a>"
            })
    void anElementThatIsCalledLikeTheHubIsNotTheHub(String element) {
        pages().add("element", "<!doctype html><body>" + element + "%SHOP%");
        var hub =
                visit(profile(), Map.of("page", "element", "who", newShopper())).openChat();
        hub.send("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {REPLACED, FROZEN})
    void whatThePageHasReplacedIsNotUsed(String script) {
        pages().add("replaced", "<!doctype html><body>" + script + "%SHOP%");
        var shopper = newShopper();
        var hub = visit(profile(), Map.of("page", "replaced", "who", shopper)).openChat();
        hub.send("One");
        annaReplies(shopper, "Two");
        assertThat(hub.bubbles()).hasText(new String[] {"One", "Two"});
        hub.send("Three");
        awaitTicket(shopper, ticket -> ticket.seenUpTo() > 0);
        hub.button("Emoji").click();
        assertThat(hub.find(".emoji")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=module src=%HUB%></script>",
                "<script type=module>import('%HUB%')</script>",
                "<script async src=%HUB%?version=3#top></script>",
                "<script async src=%HUB%></script><script async src=%HUB%></script>",
                "<script>const tag = Object.assign(document.createElement('script'), { src: '%HUB%' });"
                        + "document.documentElement.append(tag)</script>",
                "<script>fetch('%HUB%').then((file) => file.text()).then((text) => {"
                        + "const tag = document.createElement('script');"
                        + "tag.dataset.relay = '%HUB%'.replace('/widget/sportello.js', '');"
                        + "tag.textContent = text; document.head.append(tag) })</script>"
            })
    void theTagMayHaveAnotherForm(String tag) {
        pages().add("tag", "<!doctype html><body>" + tag + "<script src=/shop.js></script>");
        var hub = visit(profile(), Map.of("page", "tag", "who", newShopper())).openChat();
        hub.send("Hello");
        assertThat(hub.page().locator("[id=sportello]")).hasCount(1);
    }

    @Test
    void aScriptThatCannotTellWhereTheRelayIsSaysWhatToChange() {
        pages().add(
                        "inlined",
                        "<!doctype html><body><script type=module>const file = await fetch('%HUB%');"
                                + "const tag = document.createElement('script'); tag.textContent = await file.text();"
                                + "document.head.append(tag)</script>");
        var profile = profile();
        var page = profile.newPage();
        var line = page.waitForConsoleMessage(() -> page.navigate(pages().origin() + "/?page=inlined"));
        assertThat(line.text()).contains("Sportello").contains("data-relay");
    }

    @Test
    void aLanguageIsReadInWhateverFormItIsWritten() {
        for (var language : new String[] {"it_IT", "IT", " it-it ", "it-Latn-IT-x-shop"}) {
            pages().add("spoken", "<!doctype html><html lang='" + language + "'><body>%SHOP%");
            var hub = visit(profile(), Map.of("page", "spoken"));
            assertThat(hub.launcher()).hasAttribute("aria-label", "Apri la chat");
        }
    }

    @Test
    void aPageThatNamesNoLanguageHasTheBrowsers() {
        pages().add("silent", "<!doctype html><html lang=''><body>%SHOP%");
        var italian = profile(new NewContextOptions().setLocale("it-IT"));
        assertThat(visit(italian, Map.of("page", "silent")).launcher()).hasAttribute("aria-label", "Apri la chat");
        for (var languages : new String[] {"undefined", "['x_y!', '', 'en-US@posix']"}) {
            pages().add(
                            "strange",
                            "<!doctype html><html lang=''><script>Object.defineProperty(navigator, 'languages', { value: "
                                    + languages + " })</script><body>%SHOP%");
            visit(profile(), Map.of("page", "strange", "who", newShopper()))
                    .openChat()
                    .send("Hello");
        }
    }

    @Test
    void theHubFollowsAPageThatChangesItsLanguage() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.page().evaluate("() => { document.documentElement.lang = 'it'; }");
        assertThat(hub.launcher()).hasAttribute("aria-label", "Chiudi la chat");
        assertThat(hub.composer()).hasAttribute("placeholder", "Scrivi un messaggio…");
    }

    @Test
    void aLanguageThatThereIsNotIsNamedInTheConsole() {
        pages().add("klingon", "<!doctype html><body><script src=%HUB% data-language=tlh></script>");
        var hub = visit(profile(), Map.of("page", "klingon")).open();
        hub.await(() -> hub.console().stream().anyMatch(line -> line.contains("data-language=\"tlh\"")));
    }
}
