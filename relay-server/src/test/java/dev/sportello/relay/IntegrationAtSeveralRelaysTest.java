package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.SettingsPage.Sites;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import dev.sportello.wire.CheckBodies.TrySetup;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an admin changes at one relay holds at all on its database, and what one has seen all tell.
@Tag("long")
class IntegrationAtSeveralRelaysTest extends OnSeveralRelays {
    private static final String SITE = "https://second.example";

    @Test
    void aKeyThatIsAddedAtOneSignsInAtTheOtherUntilItIsRemoved() throws Exception {
        var token = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var added = codec.body(
                one.send("/agent/signing-keys", agent(token).POST(BodyPublishers.ofString("{}")))
                        .body(),
                AddedSigningKey.class);
        var key = new ShopKey(added.key().id(), Base64.getUrlDecoder().decode(Objects.requireNonNull(added.secret())));
        assertThat(other.session(key.identity("c-7", "Maria", Clock.systemUTC())))
                .isNotBlank();
        assertThat(state(one, token).keys().getFirst().usedAt()).isNotNull();
        await().until(() -> state(one, token).seen().accepted() != null);
        assertThat(one.send("/agent/signing-keys/" + key.id(), agent(token).DELETE())
                        .statusCode())
                .isEqualTo(204);
        var body = "{\"token\":\"" + key.identity("c-7", "Maria", Clock.systemUTC()) + "\"}";
        var refused = other.send(
                "/widget/session",
                HttpRequest.newBuilder().header("Origin", RelayClient.ORIGIN).POST(BodyPublishers.ofString(body)));
        assertThat(refused.body()).contains("token-key-unknown");
        await().until(() -> state(one, token).seen().refused() != null);
    }

    @Test
    void aSiteThatIsAllowedAtOneIsAllowedAtTheOther() throws Exception {
        var token = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var second = new RelayClient(() -> relays.get(1).address(), SITE);
        one.save(token, new Sites(List.of(SITE), 0));
        await().ignoreExceptions()
                .until(() -> !second.session(ShopKey.test().identity("c-7", "Maria", Clock.systemUTC()))
                        .isBlank());
    }

    @Test
    void aCheckThatIsOpenedAtOneGoesOnAtTheOther() throws Exception {
        var code = openedCheck();
        await().until(() -> goesOn(other, code));
        var first = new RelayClient(() -> relays.getFirst().address(), SITE);
        await().ignoreExceptions().until(() -> open(first.hub("check")) != null);
    }

    @Test
    void aCheckThatIsOpenedGoesOnAtARelayThatStartsLater() throws Exception {
        var code = openedCheck();
        relays.add(relay("third"));
        var third = new RelayClient(() -> relays.get(2).address());
        await().until(() -> goesOn(third, code));
    }

    /// @return the code of a check that is opened at the one
    private String openedCheck() throws Exception {
        var token = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var opened = one.send("/agent/check", agent(token).POST(BodyPublishers.ofString("{}")));
        return codec.body(opened.body(), OpenedCheck.class).code();
    }

    private boolean goesOn(RelayClient relay, String code) throws Exception {
        var body = codec.encode(new TrySetup(code, null, null));
        var request = HttpRequest.newBuilder().header("Origin", SITE).POST(BodyPublishers.ofString(body));
        return relay.send("/widget/check", request).statusCode() == 200;
    }

    private IntegrationState state(RelayClient relay, String token) throws Exception {
        return codec.body(relay.send("/agent/integration", agent(token)).body(), IntegrationState.class);
    }

    private static HttpRequest.Builder agent(String token) {
        return HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
    }
}
