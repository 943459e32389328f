package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.sportello.wire.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a shopper may put into the message field.
class HubComposerTest extends HubTest {

    /// A ring of its own would cover the frame around the field.
    @Test
    void theFrameAloneShowsTheFocus() {
        var hub = visit(profile(), newShopper()).openChat();
        assertThat(hub.composer()).isFocused();
        assertThat(hub.composer()).hasCSS("box-shadow", "none");
    }

    @Test
    void aTextOfNothingVisibleIsNotSent() {
        var hub = visit(profile(), newShopper()).openChat();
        for (var text :
                List.of("\u200B", "\u2800", "\u3164", "\u00AD", "\uFE0F", "\u0007\u0001", " \n\t", "\u2060\u200D")) {
            hub.composer().fill(text);
            assertThat(hub.button("Send")).isDisabled();
            hub.composer().press("Enter");
        }
        assertThat(hub.bubbles()).hasCount(0);
        hub.composer().fill("Ring\u0007 \u200B");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasCount(1);
    }

    /// Whoever types as soon as there is a field would otherwise type into the page, or close the chat by a space.
    @Test
    void theFieldHasTheFocusFromTheFirstMoment() {
        var hub = visit(profile(), newShopper());
        var focused = hub.page().evaluate("""
                () => new Promise((done) => {
                  const root = document.querySelector("#sportello").shadowRoot;
                  new MutationObserver((_, watch) => {
                    const field = root.querySelector("textarea");
                    if (!field) return;
                    watch.disconnect();
                    done(root.activeElement === field);
                  }).observe(root, { childList: true, subtree: true });
                  root.querySelector("button.launcher").click();
                })""");
        assertThat(focused).isEqualTo(true);
    }

    @Test
    void theHubRefusesWhatTheRelayRefuses() {
        var hub = visit(profile(), newShopper()).openChat();
        var points = new ArrayList<Integer>();
        for (var point = 0; point < 0x30000; point++) {
            points.add(point);
        }
        for (var point = 0xE0000; point < 0xE1000; point++) {
            points.add(point);
        }
        var refused = points.stream()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .filter(point -> Character.isDefined(point) && !Character.isISOControl(point))
                .filter(point -> MessageText.problem(Character.toString(point)) != null)
                .toList();
        var sendable = hub.page().evaluate("""
                async (points) => {
                  const panel = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/panel.js"));
                  const { isVisible, sendable } = (await import(panel.name)).$sendable;
                  return points.filter((point) => isVisible(sendable(String.fromCodePoint(point))));
                }""", refused);
        assertThat((List<?>) sendable).isEmpty();
    }

    @Test
    void aMegabyteThatIsPastedIsCutAtTheLimitWithACount() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.composer().fill("Before after");
        hub.composer().evaluate("""
                (field) => {
                  field.setSelectionRange(7, 7);
                  document.execCommand("insertText", false, "😀".repeat(250_000));
                }""");
        var text = hub.composer().inputValue();
        assertThat(text).startsWith("Before 😀").endsWith("😀after");
        assertThat(text.codePointCount(0, text.length())).isEqualTo(4_000);
        assertThat(hub.find(".composer .refused")).containsText("246,012");
        hub.page().keyboard().press("Backspace");
        hub.page().keyboard().type("x");
        hub.composer().press("Enter");
        assertThat(hub.own("sent")).hasCount(1);
        assertThat(hub.find(".composer .refused")).isEmpty();
    }

    @Test
    void aPictureThatIsPastedOrDroppedIsAnsweredWithWhatIsPossible() {
        var hub = visit(profile(), newShopper()).openChat();
        for (var type : List.of("paste", "drop")) {
            hub.composer().fill("");
            var isTaken = hub.composer().evaluate("""
                    (field, type) => {
                      const data = new DataTransfer();
                      data.items.add(new File(["x"], "shoes.png", { type: "image/png" }));
                      const how = { bubbles: true, composed: true, cancelable: true };
                      const event = type === "paste"
                        ? new ClipboardEvent(type, { ...how, clipboardData: data })
                        : new DragEvent(type, { ...how, dataTransfer: data });
                      return !field.dispatchEvent(event);
                    }""", type);
            assertThat(isTaken).as(type).isEqualTo(true);
            assertThat(hub.find(".composer .refused")).hasText("Only text can be sent here, no pictures or files.");
        }
    }

    @Test
    void aFullStorageIsNotCalledKept() {
        var profile = profile();
        var shopper = newShopper();
        var hub = visit(profile, shopper).openChat();
        hub.send("Before");
        hub.page()
                .evaluate(
                        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }");
        profile.setOffline(true);
        cutTheWire();
        hub.write("While offline");
        assertThat(hub.find(".link-note")).containsText("Leave this page open");
        assertThat(hub.find(".link-note")).not().containsText("kept");
        profile.setOffline(false);
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "While offline"});
    }

    @Test
    void midnightChangesTodayIntoYesterday() {
        var page = profile();
        var hub = visit(page, Map.of("who", newShopper())).openChat();
        hub.send("Late in the evening");
        assertThat(hub.find(".day")).hasText("Today");
        hub.page().evaluate("""
                () => {
                  const now = Date.now;
                  Date.now = () => now() + 24 * 3_600_000;
                  window.Date = class extends Date { constructor(...all) { super(...(all.length ? all : [Date.now()])) } };
                }""");
        assertThat(hub.find(".day")).hasText("Yesterday", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    }
}
