package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The examples of the API's description, and what the relay really answers, fit the description's schemas by a
/// validator of JSON Schema (`ajv` of npm). `.ci/run` installs it; elsewhere `npm ci` in `src/test/npm` does.
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class OpenApiExamplesTest extends OnARelay {
    private static final Path DESCRIPTION =
            Path.of("src/main/resources/openapi/openapi.json").toAbsolutePath();
    private static final String PROFILE = """
            {"data":{"type":"profile","attributes":{"email":"maria@example.com","external_id":"c-7"}}}""";
    private static final String JOB = """
            {"data":{"type":"profile-bulk-import-job","attributes":{"profiles":{"data":[
            {"type":"profile","attributes":{"email":"maria@example.com"}}]}}}}""";
    private static final String EVENT = """
            {"data":{"type":"event","attributes":{"properties":{},"unique_id":"1","profile":%s,
            "metric":{"data":{"type":"metric","attributes":{"name":"Viewed Product"}}}}}}""".formatted(PROFILE);
    private static final String EVENTS = """
            {"data":{"type":"event-bulk-create-job","attributes":{"events-bulk-create":{"data":[
            {"type":"event-bulk-create","attributes":{"profile":%s,"events":{"data":[{"type":"event","attributes":
            {"properties":{},"metric":{"data":{"type":"metric","attributes":{"name":"Viewed Product"}}}}}]}}}]}}}}""".formatted(PROFILE);

    private final List<String> answers = new ArrayList<>();
    private String anna = "";
    private String key = "";

    @Override
    protected String[] options() {
        return new String[] {"--limit=requests-per-api-key=1/PT10S:40"};
    }

    @BeforeEach
    void makeKey() throws Exception {
        anna = admin();
        key = key(Scope.INGEST);
    }

    @Test
    void everyExampleFitsItsSchema() throws Exception {
        assertThat(NpmProgram.run("schema.cjs", DESCRIPTION.toString()))
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line).startsWith("ok "));
    }

    @Test
    void whatIsAnsweredIsWhatIsDescribed() throws Exception {
        var calls = List.of(
                List.of("/api/profile-import", PROFILE),
                List.of("/api/events", EVENT),
                List.of("/api/profile-bulk-import-jobs", JOB),
                List.of("/api/event-bulk-create-jobs", EVENTS));
        var job = "";
        for (var call : calls) {
            var path = call.getFirst();
            var good = post(path, key, call.getLast());
            assertThat(good.statusCode()).as(path + good.body()).isBetween(200, 202);
            if (path.endsWith("bulk-import-jobs")) {
                job = good.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            }
            assertThat(post(path, key, "{}").statusCode()).isEqualTo(400);
            assertThat(post(path, "sk_nobody", PROFILE).statusCode()).isEqualTo(401);
            assertThat(post(path, key(Scope.READ), PROFILE).statusCode()).isEqualTo(403);
            assertThat(keep("post", path, send(path, old(key).POST(BodyPublishers.ofString(PROFILE))))
                            .statusCode())
                    .isEqualTo(410);
        }
        assertThat(post("/api/profile-import", key, PROFILE).statusCode()).isEqualTo(200);
        assertThat(post("/api/profile-import", key, "x".repeat(200_000)).statusCode())
                .isEqualTo(413);
        var template = "/api/profile-bulk-import-jobs/{id}";
        assertThat(keep("get", template, send(template.replace("{id}", job), with(key)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(keep("get", template, send(template.replace("{id}", "1"), with(key)))
                        .statusCode())
                .isEqualTo(404);
        while (post("/api/events", key, EVENT).statusCode() != 429) {
            assertThat(answers).hasSizeLessThan(200);
        }
        var file = Files.write(folder.resolve("answers"), answers).toString();
        assertThat(NpmProgram.run("schema.cjs", DESCRIPTION.toString(), file))
                .hasSize(answers.size())
                .allSatisfy(line -> assertThat(line).startsWith("ok "));
    }

    private HttpResponse<String> post(String path, String with, String body) throws Exception {
        return keep("post", path, send(path, with(with).POST(BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        return client.send(path, request);
    }

    private HttpResponse<String> keep(String method, String path, HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        answers.add(codec.encode(List.of(path, method, String.valueOf(answer.statusCode()), type, answer.body())));
        return answer;
    }

    private static HttpRequest.Builder with(String key) {
        return HttpRequest.newBuilder()
                .header("Authorization", "Klaviyo-API-Key " + key)
                .header("revision", "2026-07-15");
    }

    private static HttpRequest.Builder old(String key) {
        return HttpRequest.newBuilder()
                .header("Authorization", "Klaviyo-API-Key " + key)
                .header("X-Klaviyo-Revision-Fall-Forward-Opt-Out", "1")
                .header("revision", "2020-01-01");
    }

    private String key(Scope scope) throws Exception {
        var answer = ask(anna, "POST", "/agent/api-keys", new MakeApiKey("Shop", List.of(scope)));
        return codec.body(answer.body(), MadeApiKey.class).secret();
    }
}
