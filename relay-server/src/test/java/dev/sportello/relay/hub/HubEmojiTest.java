package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubEmojiTest extends HubTest {

    @Test
    void anEmojiGoesWhereTheCaretStood() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.composer().fill("ab");
        hub.composer().press("ArrowLeft");
        hub.button("Emoji").click();
        hub.find(".emoji button").first().click();
        assertThat(hub.composer()).hasValue("a😀b");
    }

    @ParameterizedTest
    @CsvSource({"heart, ❤️", "cuore, ❤️", "Perché no, ''", "grazie, 🙏", "box, 📦", "thumbs d, 👎"})
    void whoTypesLettersFindsAnEmojiAndEnterTakesTheBest(String typed, String emoji) {
        var hub = visit(profile(), newShopper()).openChat();
        hub.button("Emoji").click();
        assertThat(hub.button("😀")).isFocused();
        hub.page().keyboard().type(typed);
        assertThat(hub.find(".emoji input")).hasValue(typed);
        hub.page().keyboard().press("Enter");
        assertThat(hub.composer()).hasValue(emoji);
        assertThat(hub.find(".emoji .none")).hasText(emoji.isEmpty() ? "No emoji found" : "");
    }

    /// The browser's own colour for it is too faint on a dark panel.
    @Test
    void theWordsInTheEmptySearchAreAsReadableAsThoseInTheComposer() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.button("Emoji").click();
        var drawn =
                "field => { const style = getComputedStyle(field, '::placeholder'); return style.color + style.opacity; }";
        assertEquals(hub.composer().evaluate(drawn), hub.find(".emoji input").evaluate(drawn));
    }

    @Test
    void theArrowsWalkFromTheSearchToWhatWasFoundAndBack() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.button("Emoji").click();
        assertThat(hub.button("😀")).isFocused();
        hub.page().keyboard().press("ArrowUp");
        hub.page().keyboard().type("heart");
        hub.page().keyboard().press("ArrowDown");
        hub.page().keyboard().press("ArrowRight");
        hub.page().keyboard().press("Enter");
        assertThat(hub.composer()).hasValue("💚");
    }

    @Test
    void whatWasUsedAndTheSkinToneAreThereTheNextTime() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.button("Emoji").click();
        hub.button("📦").click();
        hub.button("✋🏽").click();
        hub.button("👍🏽").click();
        hub.page().reload();
        hub.openChat();
        hub.button("Emoji").click();
        assertThat(hub.find(".emoji button").first()).hasText("👍🏽");
        hub.page().keyboard().press("ArrowRight");
        hub.page().keyboard().press("Enter");
        assertThat(hub.composer()).hasValue("📦👍🏽📦");
    }
}
