package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The cases that the desktop is tested with as well.
class HubAddressesTest extends HubTest {

    @Test
    void theAddressesAreFoundAndNothingElse() throws Exception {
        var json = new JsonMapper();
        var page = visit(profile(), newShopper()).openChat().page();
        try (var file = HubAddressesTest.class.getResourceAsStream("/addresses.json")) {
            for (var known : json.readTree(Objects.requireNonNull(file))) {
                var text = known.get("text").textValue();
                var found = json.readTree((String) page.evaluate("""
                        async (text) => {
                          const panel = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/panel.js"));
                          const { parts } = (await import(panel.name)).$addresses;
                          const all = parts(text);
                          return JSON.stringify({
                            links: all.filter(({ opens }) => opens !== null),
                            text: all.map((part) => part.text).join(""),
                          });
                        }
                        """, text));
                assertThat(found.get("links")).as(text).isEqualTo(known.get("links"));
                assertThat(found.get("text").textValue()).as("nothing is lost").isEqualTo(text);
            }
        }
    }
}
