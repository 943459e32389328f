package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.Codec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The official client of Klaviyo's API (`klaviyo-api` of npm), unchanged but for the address, tells a relay of
/// profiles and events, reads them, and lets one be erased. `.ci/run` installs it; elsewhere `npm ci` in
/// `src/test/npm` does.
@Tag("long")
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class KlaviyoClientTest {
    private final Codec codec = new Codec();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theOfficialClientWorksUnchanged() throws Exception {
        TestAgents.hire(new DatabaseConfig.Embedded(folder));
        var config =
                RelayConfig.parse(Map.of(), "--port=0", "--data=" + folder, "--limit=requests-per-api-key=4/PT1S:14");
        try (var relay = Relay.start(config, Clock.systemUTC())) {
            var client = new RelayClient(relay::address);
            var token =
                    client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
            var address = "http://127.0.0.1:" + relay.address().getPort();
            var said = NpmProgram.run("klaviyo.cjs", address, key(client, token), "sk_" + "x".repeat(43));

            assertThat(said).hasSize(15);
            assertThat(said.get(0)).contains("\"made\",\"status\":201", "\"firstName\":\"Maria\"", "\"tier\":\"gold\"");
            assertThat(said.get(1)).contains("\"changed\",\"status\":200", "\"skus\":[\"a\",\"b\"]");
            assertThat(said.get(2)).contains("\"status\":400", "\"pointer\":\"/data/attributes/email\"", "\"detail\"");
            assertThat(said.get(3)).contains("\"event\",\"status\":202");
            assertThat(said.get(4)).contains("\"status\":202");
            assertThat(said.get(5)).contains("\"events\",\"status\":202");
            assertThat(said.get(6)).contains("\"profiles\",\"status\":202", "\"totalCount\":3");
            assertThat(said.get(7)).contains("\"job\",\"status\":200", "\"status\":\"complete\"", "\"failedCount\":0");
            assertThat(said.get(8)).contains("\"status\":401", "\"authentication_failed\"");
            assertThat(said.get(9)).matches(".*\\[(201,){11}201].*");
            assertThat(said.get(10))
                    .contains("\"found\",\"status\":200", "\"email\":\"maria@example.com\"", "\"externalId\":\"c-7\"");
            assertThat(said.get(11)).contains("\"read\",\"status\":200", "\"city\":\"Bologna\"", "\"tier\":\"gold\"");
            assertThat(said.get(12))
                    .contains("\"history\",\"status\":200", "\"eventProperties\"", "\"name\":\"Viewed Product\"");
            assertThat(said.get(13)).contains("\"erased\",\"status\":202");
            assertThat(said.get(14)).contains("\"gone\",\"status\":404");

            var maria = find(client, token, "c-7");
            assertThat(maria.name()).isEqualTo("Maria Rossi");
            assertThat(maria.place()).isEqualTo("Bologna, Italy");
            assertThat(maria.purchases())
                    .hasSize(1)
                    .first()
                    .satisfies(bought -> assertThat(bought.spent()).isEqualByComparingTo("64"));
            assertThat(events(client, token, maria))
                    .extracting(Event::kind)
                    .containsExactlyInAnyOrder(
                            Event.Kind.ORDER_PLACED, Event.Kind.PRODUCT_VIEWED, Event.Kind.PRODUCT_VIEWED);
            assertThat(find(client, token, "b-3").name()).isEqualTo("B3");
        }
    }

    private String key(RelayClient client, String token) throws Exception {
        var asked = codec.encode(new MakeApiKey("npm", List.of(Scope.INGEST, Scope.READ, Scope.ERASE)));
        var answer = client.send("/agent/api-keys", agent(token).POST(BodyPublishers.ofString(asked)));
        return codec.body(answer.body(), MadeApiKey.class).secret();
    }

    private Profile find(RelayClient client, String token, String customer) throws Exception {
        var answer = client.send("/agent/customers?query=" + customer, agent(token));
        var found = codec.body(answer.body(), CustomerPage.class).customers();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Event> events(RelayClient client, String token, Profile profile) throws Exception {
        var answer = client.send("/agent/profiles/" + profile.id() + "/events", agent(token));
        return codec.body(answer.body(), EventPage.class).events();
    }

    private static HttpRequest.Builder agent(String token) {
        return HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
    }
}
