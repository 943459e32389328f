package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The cases that the desktop is tested with as well.
class HubInitialsTest extends HubTest {

    @Test
    void aNameHasTheInitialThatAPersonWouldGiveIt() throws Exception {
        var page = visit(profile(), newShopper()).openChat().page();
        try (var file = HubInitialsTest.class.getResourceAsStream("/initials.json")) {
            for (var known : new JsonMapper().readTree(Objects.requireNonNull(file))) {
                var shown = page.evaluate("""
                        async (name) => {
                          const panel = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/panel.js"));
                          const { initial } = (await import(panel.name)).$header;
                          return initial(name);
                        }
                        """, known.get("name").textValue());
                assertThat(shown)
                        .as(known.toString())
                        .isEqualTo(known.get("one").textValue());
            }
        }
    }
}
