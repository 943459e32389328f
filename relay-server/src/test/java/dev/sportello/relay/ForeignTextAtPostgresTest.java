package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.Codec;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL has no room for, such as NUL and times before there were people, is no fault of the relay's.
@Tag("long")
class ForeignTextAtPostgresTest {
    private static final String NUL = "\0";

    private final Codec codec = new Codec();

    @TempDir
    Path folder = Path.of("");

    private RunningRelay relay;
    private RelayClient client;
    private String anna;

    @BeforeEach
    void start() throws Exception {
        DatabaseConfig database = TestDatabase.POSTGRES.prepared(folder);
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, folder, ShopKey.test());
        relay = Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
        client = new RelayClient(relay::address);
        anna = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
    }

    @AfterEach
    void end() {
        relay.close();
    }

    private HttpResponse<String> ask(String method, String path, @Nullable Object body) throws Exception {
        return client.send(
                path,
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + anna)
                        .method(
                                method,
                                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(codec.encode(body))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "key\0", "\ud800", "key-1'--"})
    void anIdentityOfAKeyThatThereCannotBeIsRefusedByName(String id) throws Exception {
        var key = new ShopKey(id, ShopKey.test().secret());
        var token = key.identity("c-7", "Maria", Clock.systemUTC());
        for (var path : List.of("/widget/session", "/widget/waiting")) {
            var answer = client.send(
                    path,
                    HttpRequest.newBuilder()
                            .header("Origin", RelayClient.ORIGIN)
                            .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
            assertThat(answer.body()).contains("token-key-unknown");
        }
    }

    @Test
    void aCustomerIdThatThereCannotBeIsNobodys() throws Exception {
        var asked = new MakeApiKey("Shop", List.of(Scope.READ));
        var key = codec.body(ask("POST", "/agent/api-keys", asked).body(), MadeApiKey.class);
        for (var field : List.of("external_id", "email", "phone_number", "id")) {
            var filter = URLEncoder.encode("equals(" + field + ",\"c" + NUL + "@x\")", UTF_8);
            var answer = client.send(
                    "/api/profiles?filter=" + filter,
                    HttpRequest.newBuilder().header("Authorization", "Klaviyo-API-Key " + key.secret()));
            assertThat(answer.body()).as(field).startsWith("{\"data\":[],");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z"})
    void aTimeOfNobodysIsATimeAllTheSame(String time) throws Exception {
        var before = URLEncoder.encode(time, UTF_8);
        assertThat(ask("GET", "/agent/audit?before=" + before, null).statusCode())
                .isEqualTo(200);
        var save = new SaveWebhook(URI.create("https://erp.shop.example"), "", List.of(Topic.TICKET_CLOSED), false);
        var webhook = codec.body(ask("POST", "/agent/webhooks", save).body(), MadeWebhook.class)
                .webhook()
                .webhook()
                .id();
        assertThat(ask("POST", "/agent/webhooks/" + webhook + "/resend", Map.of("since", time))
                        .body())
                .isEqualTo("{\"deliveries\":0}");
    }
}
