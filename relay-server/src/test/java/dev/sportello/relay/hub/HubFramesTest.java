package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ProtocolExample;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The hub's modules by themselves, run in Chromium.
class HubFramesTest extends HubTest {

    @Test
    void theHubReadsEachFrameOfTheProtocol() {
        var page = visit(profile(), newShopper()).openChat().page();
        var frames = ProtocolExample.all().stream()
                .filter(example -> example.kind().equals("relay-frame"))
                .map(ProtocolExample::text)
                .toList();
        assertThat(frames).isNotEmpty().allSatisfy(text -> {
            var read = inModule(page, "frames", "(module, text) => JSON.stringify(module.frame(text))", text);
            assertThat(new Codec().relayFrame((String) read)).isEqualTo(new Codec().relayFrame(text));
        });
    }

    @Test
    void aFrameThatLacksAFieldIsNotRead() {
        var page = visit(profile(), newShopper()).openChat().page();
        for (var text : List.of(
                "{\"kind\":\"done\"}",
                "{\"kind\":\"entries\",\"entries\":[{\"sequence\":1}]}",
                "{\"kind\":\"shop\",\"settings\":{\"version\":1,\"name\":\"Bottega\",\"welcome\":\"\"}}",
                "{\"kind\":\"shop\",\"settings\":{\"version\":1,\"name\":\"B\",\"chat\":true,\"welcome\":\"\","
                        + "\"terms\":\"javascript:alert(1)\"}}")) {
            var read = inModule(
                    page,
                    "frames",
                    "(module, text) => { try { module.frame(text); return 'read'; } catch { return 'refused'; } }",
                    text);
            assertThat(read).isEqualTo("refused");
        }
    }

    @Test
    void idsAreOfVersionSevenAndInTheOrderOfTime() {
        var page = visit(profile(), newShopper()).openChat().page();
        var ids = List.of("0", "1767225600000", "1772360130123").stream()
                .map(at -> (String) inModule(page, "uuid", "(module, at) => module.uuid(Number(at))", at))
                .toList();
        assertThat(ids).isSorted().allSatisfy(id -> {
            var uuid = new CommandId(UUID.fromString(id)).value();
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
        });
        assertThat(UUID.fromString(ids.getLast()).getMostSignificantBits() >>> 16)
                .isEqualTo(1_772_360_130_123L);
    }

    private static Object inModule(Page page, String name, String function, String argument) {
        return page.evaluate("""
                async ([name, code, argument]) => {
                  const path = performance.getEntriesByType("resource").map((each) => each.name)
                    .find((each) => each.endsWith("/panel.js"));
                  const module = (await import(path))["$" + name];
                  return code(module, argument);
                }""".replace("code(", "(" + function + ")("), List.of(name, "", argument));
    }
}
