package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.RelayFrame;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a key with the scope `read` can read, and one with `erase` can erase.
class KlaviyoReadingTest extends OnARelay {
    private static final String MARIA =
            "\"external_id\":\"c-7\",\"email\":\"maria@example.com\",\"first_name\":\"Maria\",\"properties\":{\"tier\":\"gold\"}";

    private String anna = "";
    private String ingest = "";
    private String read = "";
    private String erase = "";

    @BeforeEach
    void makeKeys() throws Exception {
        anna = admin();
        ingest = key(Scope.INGEST);
        read = key(Scope.READ);
        erase = key(Scope.ERASE);
        tell(MARIA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equals(email,\"MARIA@example.com\")",
                "equals(email,'maria@example.com')",
                "equals(external_id,\"c-7\")",
                "any(external_id,[\"c-0\", \"c-7\"])",
                " any(email,['maria@example.com','maria@example.com']) "
            })
    void aProfileIsFoundByWhatTheShopCallsIt(String filter) throws Exception {
        var answer = get(read, "/api/profiles?filter=" + URLEncoder.encode(filter, UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"data\":[{\"type\":\"profile\",\"id\":")
                .contains("\"email\":\"maria@example.com\"", "\"first_name\":\"Maria\"", "\"tier\":\"gold\"")
                .containsOnlyOnce("\"type\":\"profile\"");
        assertThat(answer.headers().firstValue("RateLimit-Remaining")).isPresent();
    }

    @Test
    void aProfileIsReadByItsIdAndByItsPhone() throws Exception {
        tell("\"phone_number\":\"+390512345678\"");
        var answer = get(read, "/api/profiles?filter=" + encoded("equals(phone_number,\"+39 051 2345678\")"));
        var id = id(answer);
        assertThat(get(read, "/api/profiles/" + id).body()).contains("\"phone_number\":\"+390512345678\"");
        assertThat(get(read, "/api/profiles?filter=" + encoded("equals(id,\"" + id + "\")"))
                        .body())
                .contains(id);
    }

    @Test
    void whoIsNotThereIsNotFound() throws Exception {
        assertThat(get(read, "/api/profiles?filter=" + encoded("equals(email,\"nobody@example.com\")"))
                        .body())
                .startsWith("{\"data\":[],");
        assertThat(get(read, "/api/profiles/0198a1b2-0000-7000-8000-0000000000ff")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(read, "/api/profiles/maria").statusCode()).isEqualTo(404);
        assertThat(get(read, "/api/events?filter=" + encoded("equals(profile_id,\"maria\")"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "equals(name,\"Maria\")",
                "equals(email,maria)",
                "contains(email,\"a\")",
                "any(email,[])",
                "equals(id,\"\\"
            })
    void nobodyListsAllCustomers(String filter) throws Exception {
        var answer = get(read, "/api/profiles?filter=" + encoded(filter));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid\"", "filter");
        assertThat(get(read, "/api/profiles").statusCode()).isEqualTo(400);
    }

    @Test
    void theEventsOfAProfileAreReadPageByPage() throws Exception {
        for (var day = 1; day <= 3; day++) {
            assertThat(post(ingest, "/api/events", """
                    {"data":{"type":"event","attributes":{"properties":{"ProductName":"Shirt %d"},"unique_id":"%d",
                    "time":"2020-01-0%dT10:00:00Z","profile":{"data":{"type":"profile","attributes":{%s}}},
                    "metric":{"data":{"type":"metric","attributes":{"name":"Viewed Product"}}}}}}""".formatted(day, day, day, MARIA))
                            .statusCode())
                    .isEqualTo(202);
        }
        var profile = id(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-7\")")));
        var page = get(
                read,
                "/api/events?include=metric&page%5Bsize%5D=2&filter="
                        + encoded("equals(profile_id,\"" + profile + "\")"));
        assertThat(page.body())
                .contains("Shirt 3", "Shirt 2", "\"timestamp\":1578045600", "\"name\":\"Viewed Product\"")
                .doesNotContain("Shirt 1");
        var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page.body());
        assertThat(next.find()).isTrue();
        assertThat(get(read, next.group(1)).body())
                .contains("Shirt 1")
                .doesNotContain("Shirt 2", "\"next\"", "\"included\"");
        assertThat(get(read, "/api/events?filter=x").statusCode()).isEqualTo(400);
        assertThat(get(read, next.group(1) + "x").statusCode()).isEqualTo(400);
    }

    @Test
    void whereOneOfManyIsUnknownNoEventIsTaken() throws Exception {
        var batch = """
                {"type":"event-bulk-create","attributes":{"profile":{"data":{"type":"profile",%s}},
                "events":{"data":[{"type":"event","attributes":{"properties":{"ProductName":"Shirt"},
                "metric":{"data":{"type":"metric","attributes":{"name":"Viewed Product"}}}}}]}}}""";
        var answer = post(ingest, "/api/event-bulk-create-jobs", """
                {"data":{"type":"event-bulk-create-job","attributes":{"events-bulk-create":{"data":[%s,%s]}}}}""".formatted(
                        batch.formatted("\"attributes\":{" + MARIA + "}"),
                        batch.formatted("\"id\":\"0198a1b2-0000-7000-8000-0000000000ff\",\"attributes\":{}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        var maria = id(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-7\")")));
        assertThat(get(read, "/api/events?filter=" + encoded("equals(profile_id,\"" + maria + "\")"))
                        .body())
                .doesNotContain("Shirt");
    }

    @Test
    void aProfileIsErasedAndToldOfAsErasedByAKey() throws Exception {
        try (var desktop = desktop(anna)) {
            assertThat(deletion("\"attributes\":{\"external_id\":\"c-7\"}").statusCode())
                    .isEqualTo(202);
            assertThat(next(desktop, RelayFrame.Entries.class)
                            .entries()
                            .getFirst()
                            .change())
                    .isInstanceOfSatisfying(
                            Change.ProfileErased.class,
                            change -> assertThat(change.by()).isEqualTo(new Party.Automatic(Rule.API_KEY_ASKED)));
        }
        assertThat(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-7\")"))
                        .body())
                .startsWith("{\"data\":[],");
        assertThat(deletion("\"attributes\":{\"external_id\":\"c-7\"}").statusCode())
                .as("again")
                .isEqualTo(202);
    }

    @Test
    void anEmailErasesAGuestAndNoCustomerWhoHasNotSignedIt() throws Exception {
        tell("\"email\":\"guest@example.com\",\"first_name\":\"Paolo\"");
        for (var email : List.of("maria@example.com", "guest@example.com")) {
            assertThat(deletion("\"attributes\":{\"email\":\"" + email + "\"}").statusCode())
                    .isEqualTo(202);
            assertThat(get(read, "/api/profiles?filter=" + encoded("equals(email,\"" + email + "\")"))
                            .body())
                    .startsWith("{\"data\":[],");
        }
        assertThat(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-7\")"))
                        .body())
                .contains("Maria");
    }

    @Test
    void aProfileIsErasedByItsIdOrByTheShopsOwn() throws Exception {
        var id = id(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-7\")")));
        assertThat(deletion("\"id\":\"" + id + "\",\"attributes\":{}").statusCode())
                .isEqualTo(202);
        assertThat(get(read, "/api/profiles/" + id).statusCode()).isEqualTo(404);
        tell("\"external_id\":\"c-8\"");
        assertThat(deletion("\"attributes\":{\"external_id\":\"c-8\"}").statusCode())
                .isEqualTo(202);
        assertThat(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-8\")"))
                        .body())
                .startsWith("{\"data\":[],");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"attributes\":{}",
                "\"attributes\":{\"email\":\"maria@example.com\",\"external_id\":\"c-7\"}",
                "\"attributes\":{\"email\":\"maria\"}",
                "\"attributes\":{\"email\":7}"
            })
    void whoIsToBeErasedIsNamedByExactlyOneName(String profile) throws Exception {
        var answer = deletion(profile);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"pointer\":\"/data/attributes/profile/data");
        assertThat(get(read, "/api/profiles?filter=" + encoded("equals(external_id,\"c-7\")"))
                        .body())
                .contains("maria@example.com");
    }

    @Test
    void aKeyDoesOnlyWhatItIsFor() throws Exception {
        var byId = "/api/profiles/0198a1b2-0000-7000-8000-0000000000ff";
        for (var other : List.of(ingest, erase)) {
            assertThat(get(other, "/api/profiles").statusCode()).isEqualTo(403);
            assertThat(get(other, byId).statusCode()).isEqualTo(403);
            assertThat(get(other, "/api/events").statusCode()).isEqualTo(403);
        }
        for (var other : List.of(ingest, read)) {
            assertThat(post(other, "/api/data-privacy-deletion-jobs", "{}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(post(read, "/api/profile-import", "{}").statusCode()).isEqualTo(403);
        assertThat(get("nobody", "/api/profiles").statusCode()).isEqualTo(401);
    }

    private String key(Scope scope) throws Exception {
        var asked = new MakeApiKey("Shop", List.of(scope));
        return codec.body(ask(anna, "POST", "/agent/api-keys", asked).body(), MadeApiKey.class)
                .secret();
    }

    private void tell(String attributes) throws Exception {
        var body = "{\"data\":{\"type\":\"profile\",\"attributes\":{" + attributes + "}}}";
        assertThat(post(ingest, "/api/profile-import", body).statusCode()).isBetween(200, 201);
    }

    private HttpResponse<String> deletion(String profile) throws Exception {
        return post(erase, "/api/data-privacy-deletion-jobs", """
                {"data":{"type":"data-privacy-deletion-job","attributes":{"profile":{"data":{
                "type":"profile",%s}}}}}""".formatted(profile));
    }

    private HttpResponse<String> get(String key, String path) throws Exception {
        return client.send(path, HttpRequest.newBuilder().header("Authorization", "Klaviyo-API-Key " + key));
    }

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        return client.send(
                path,
                HttpRequest.newBuilder()
                        .header("Authorization", "Klaviyo-API-Key " + key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String id(HttpResponse<String> answer) {
        var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, UTF_8);
    }
}
