package dev.sportello.relay.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sportello.relay.http.ApiRefused;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.ProtocolPage;
import dev.sportello.wire.RefusedFrame;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Whatever stands where in a body: it is read, or refused with a pointer to it.
class KlaviyoBodiesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pattern EXAMPLE = Pattern.compile("```json api\\n(\\{\"data\".*?)\\n```");
    private static final List<@Nullable Object> ODD = new ArrayList<>();

    static {
        ODD.add(null);
        ODD.addAll(List.of(
                "",
                " ",
                "\u0000",
                "\ud800",
                "x".repeat(1_001),
                true,
                new BigDecimal("-1e99"),
                new BigDecimal("0.00000000001"),
                List.of(),
                List.of(List.of(List.of())),
                Map.of(),
                Map.of("a", Map.of("b", List.of(1.5))),
                List.of(Map.of("ProductName", List.of())),
                "2026-13-45",
                "https://[",
                "maria@example.com"));
    }

    @Property(tries = 3_000)
    void aBodyWithAnythingInItIsReadOrRefused(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        var examples = examples();
        var body = changed(examples.get(random.nextInt(examples.size())), random);
        try {
            read(new JsonPart(body, ""));
        } catch (ApiRefused e) {
            assertThat(e.status()).isEqualTo(400);
        }
    }

    @Property(tries = 2_000)
    void textThatIsCutOrChangedAnywhereIsReadOrRefused(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        var examples = texts();
        var bytes = examples.get(random.nextInt(examples.size())).getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        try {
            var _ = JsonTree.read(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        } catch (RefusedFrame e) {
            assertThat(e.refusal().error().status()).isIn(400, 413);
        }
    }

    private static void read(JsonPart body) throws ApiRefused {
        if (!(body.at("data").value() instanceof Map<?, ?> data)) {
            return;
        }
        if ("profile".equals(data.get("type"))) {
            var _ = ProfileBody.read(body.resource("profile"));
        } else if ("event".equals(data.get("type"))) {
            var event = body.resource("event");
            var told = ToldEvent.read(event, NOW);
            assertThat(told.report().properties().toString().length()).isLessThan(100_000);
            var _ = ProfileBody.read(event.at("attributes").required("profile").resource("profile"));
        }
    }

    /// The same with something odd in one to three places.
    private static @Nullable Object changed(@Nullable Object value, Random random) {
        var result = value;
        for (var i = 0; i <= random.nextInt(3); i++) {
            result = changedOnce(result, random);
        }
        return result;
    }

    private static @Nullable Object changedOnce(@Nullable Object value, Random random) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(8) > 0) {
            var copy = new LinkedHashMap<Object, @Nullable Object>(map);
            var key = new ArrayList<>(copy.keySet()).get(random.nextInt(copy.size()));
            if (random.nextInt(12) == 0) {
                copy.remove(key);
            } else {
                copy.put(key, changedOnce(copy.get(key), random));
            }
            return copy;
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            var copy = new ArrayList<@Nullable Object>(list);
            var place = random.nextInt(copy.size());
            copy.set(place, changedOnce(copy.get(place), random));
            return copy;
        }
        return ODD.get(random.nextInt(ODD.size()));
    }

    private static List<@Nullable Object> examples() {
        var read = new ArrayList<@Nullable Object>();
        for (var text : texts()) {
            try {
                read.add(JsonTree.read(text.getBytes(StandardCharsets.UTF_8)));
            } catch (RefusedFrame e) {
                fail("An example of the protocol is not read.", e);
            }
        }
        return read;
    }

    private static List<String> texts() {
        return EXAMPLE.matcher(ProtocolPage.of("api.md").text())
                .results()
                .map(example -> example.group(1))
                .toList();
    }
}
