package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A key is one key at all relays on one database.
@Tag("long")
class ApiKeysAtSeveralRelaysTest extends OnSeveralRelays {
    private static final int MOST = 10_000;

    @Override
    protected List<String> options() {
        return List.of("--limit=requests-per-api-key=1/PT1H:" + MOST);
    }

    @Test
    void whoUsesAKeyAtOneHasUsedItAtTheOtherAsWell() throws Exception {
        var token = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var key = make(token).secret();
        var usedAtOther = new AtomicLong();
        await().until(() -> {
            assertThat(use(one, key).statusCode()).isEqualTo(404);
            var left = use(other, key).headers().firstValueAsLong("RateLimit-Remaining");
            return left.orElseThrow() < MOST - usedAtOther.incrementAndGet();
        });
    }

    @Test
    void aKeyThatIsRevokedAtOneIsRefusedAtTheOther() throws Exception {
        var token = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var key = make(token);
        assertThat(use(other, key.secret()).statusCode()).isEqualTo(404);
        var revoke = agent(token).DELETE();
        assertThat(one.send("/agent/api-keys/" + key.key().id(), revoke).statusCode())
                .isEqualTo(204);
        assertThat(use(other, key.secret()).statusCode()).isEqualTo(401);
        var list = other.send("/agent/api-keys", agent(token)).body();
        assertThat(codec.body(list, ApiKeyList.class).keys()).isEmpty();
    }

    private MadeApiKey make(String token) throws Exception {
        var asked = codec.encode(new MakeApiKey("Shop", List.of(Scope.INGEST)));
        var answer = one.send("/agent/api-keys", agent(token).POST(BodyPublishers.ofString(asked)));
        return codec.body(answer.body(), MadeApiKey.class);
    }

    private static HttpResponse<String> use(RelayClient relay, String key) throws Exception {
        var request = HttpRequest.newBuilder().header("Authorization", "Klaviyo-API-Key " + key);
        return relay.send("/api/profile-bulk-import-jobs/1", request);
    }

    private static HttpRequest.Builder agent(String token) {
        return HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
    }
}
