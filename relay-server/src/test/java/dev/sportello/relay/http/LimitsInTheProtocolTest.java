package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.ProtocolPage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The table of limits in `docs/protocol/limits.md` is the one of the code.
class LimitsInTheProtocolTest {

    /// What stands between the backquotes: a name, and its default where it does not depend on the machine.
    private final List<String> documented =
            ProtocolPage.of("limits.md").table("| what | limit | set by | answer |").stream()
                    .map(row -> row.get(2).replace("`", ""))
                    .filter(option -> !option.isEmpty())
                    .toList();

    @Test
    void theDocumentListsEveryLimit() {
        assertThat(documented)
                .extracting(option -> option.replaceFirst("=.*", ""))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Limits.class.getRecordComponents())
                        .map(limit -> option(limit.getName()))
                        .toList());
    }

    @Test
    void theDocumentHasTheDefaults() {
        for (var option : documented) {
            var parts = option.split("=", -1);
            if (parts.length == 2) {
                assertThat(Limits.of(Map.of(parts[0], parts[1]))).as(option).isEqualTo(Limits.DEFAULT);
            }
        }
    }

    private static String option(String name) {
        return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
