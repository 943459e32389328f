package dev.sportello.relay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ProtocolPage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies of the API, from somebody with a key, that are nonsense. `-Dfuzz=N` sends as many as one asks, `-Dseed=N`
/// repeats a run.
@Tag("long")
class KlaviyoFuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz", 600);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Pattern EXAMPLE = Pattern.compile("```json api\\n(\\{\"data\".*?)\\n```");
    private static final List<String> PATHS = List.of(
            "/api/profile-import",
            "/api/events",
            "/api/profile-bulk-import-jobs",
            "/api/event-bulk-create-jobs",
            "/api/data-privacy-deletion-jobs");

    @TempDir
    Path folder;

    private FuzzedRelay fuzzed;
    private Mutator nonsense;
    private String key = "";

    @BeforeEach
    void open() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        nonsense = new Mutator(SEED);
        fuzzed = new FuzzedRelay(folder);
        var make = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + fuzzed.token)
                .POST(BodyPublishers.ofString("{\"name\":\"Shop\",\"scopes\":[\"ingest\",\"erase\"]}"));
        var made = fuzzed.client.send("/agent/api-keys", make).body();
        key = fuzzed.codec.body(made, MadeApiKey.class).secret();
    }

    @AfterEach
    void close() throws Exception {
        fuzzed.everybodyElseIsWell();
        fuzzed.close();
    }

    @Test
    void nonsenseIsRefusedWithAPointerOrHarmless() throws Exception {
        var examples = EXAMPLE.matcher(ProtocolPage.of("api.md").text())
                .results()
                .map(example -> example.group(1))
                .toList();
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text(nonsense.anyOf(examples));
            var path = nonsense.anyOf(PATHS);
            var shown = nonsense.once(10) ? nonsense.text(key).replaceAll("[^\\x21-\\x7e]", "") : key;
            var answer = fuzzed.client.send(
                    path,
                    HttpRequest.newBuilder()
                            .header("Origin", RelayClient.ORIGIN)
                            .header("Authorization", "Klaviyo-API-Key " + shown)
                            .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode())
                    .as("%s answered to %s with %s", path, body, answer.body())
                    .isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).startsWith("{\"errors\":[{\"id\":\"");
            }
        }
    }
}
