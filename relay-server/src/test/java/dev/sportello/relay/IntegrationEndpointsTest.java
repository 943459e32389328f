package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SigningKey;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.IntegrationBodies.AddSigningKey;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import dev.sportello.wire.IntegrationBodies.Seen;
import dev.sportello.wire.IntegrationBodies.Sighting;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.ShopperBodies;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What admins see of how the shop is connected, and change of it while the relay runs.
class IntegrationEndpointsTest extends OnARelay {
    private static final String PUBLIC_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String OTHER = "https://other.example";
    private static final String KEYS = "/agent/signing-keys";

    private String anna = "";

    @BeforeEach
    void signIn() throws Exception {
        anna = admin();
    }

    @Test
    void aSecretThatAnAdminHasMadeSignsShoppersInAtOnceUntilItIsRemoved() throws Exception {
        var made = add(null);
        var key = shopKey(made);
        var session = client.session(key.identity("c-7", "Maria Rossi", clock));
        assertThat(state().keys())
                .extracting(SigningKey::id)
                .containsExactly(made.key().id());
        assertThat(state().keys().getFirst().usedAt()).isNotNull();
        assertThat(state().fileKeys()).extracting("id").containsExactly("test");
        var hub = hub(session);
        assertThat(ask(anna, "DELETE", KEYS + "/" + made.key().id(), null).statusCode())
                .isEqualTo(204);
        assertThat(error(identify(key.identity("c-8", "Paolo", clock), RelayClient.ORIGIN)))
                .isEqualTo(ErrorKind.TOKEN_KEY_UNKNOWN);
        var message = new Command.SendMessage(id(), null, "Still there?");
        send(hub, message);
        assertThat(acknowledged(hub, message.id()))
                .as("a chat goes on without its key")
                .isTrue();
        assertThat(client.thread(session).ticket()).isNotNull();
    }

    @Test
    void aKeyThatIsRemovedLeavesTheOther() throws Exception {
        var first = add(null);
        var second = add(null);
        var _ = client.session(shopKey(first).identity("c-7", "Maria Rossi", clock));
        var _ = client.session(shopKey(second).identity("c-7", "Maria Rossi", clock));
        assertThat(error(ask(anna, "POST", KEYS, new AddSigningKey(null)))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(ask(anna, "DELETE", KEYS + "/" + first.key().id(), null).statusCode())
                .isEqualTo(204);
        var _ = client.session(shopKey(second).identity("c-7", "Maria Rossi", clock));
        var _ = client.session(ShopKey.test().identity("c-7", "Maria Rossi", clock));
        assertThat(error(ask(anna, "DELETE", KEYS + "/" + first.key().id(), null)))
                .isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error(ask(anna, "DELETE", KEYS + "/test", null)))
                .as("a key of the file")
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void aPublicKeyIsTakenWithTheIdThatItBrings() throws Exception {
        var jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"shop-1\",\"x\":\"" + PUBLIC_KEY + "\"}";
        var added = add(jwk);
        assertThat(added.secret()).isNull();
        assertThat(added.key().id()).isEqualTo("shop-1");
        assertThat(added.key().algorithm()).isEqualTo("EdDSA");
        assertThat(error(ask(anna, "POST", KEYS, new AddSigningKey(jwk)))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(ask(anna, "POST", KEYS, new AddSigningKey(jwk.replace("shop-1", "test")))))
                .as("the id of a key of the file")
                .isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(ask(anna, "POST", KEYS, new AddSigningKey("a key")))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(state().keys()).hasSize(1);
    }

    @Test
    void aSecretIsToldOnceAndNowhereStoredAsItIs() throws Exception {
        var made = add(null);
        var secret = Objects.requireNonNull(made.secret());
        assertThat(made.toString()).doesNotContain(secret);
        assertThat(ask(anna, "GET", "/agent/integration", null).body()).doesNotContain(secret);
        relay().close();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("what stands in " + file.getFileName())
                        .doesNotContain(secret);
            }
        }
    }

    @Test
    void aKeyThatCannotBeOpenedCountsForNothingAndIsNamed() throws Exception {
        var made = add(null);
        Files.delete(folder.resolve("secrets-key"));
        assertThat(error(identify(shopKey(made).identity("c-7", "Maria", clock), RelayClient.ORIGIN)))
                .isEqualTo(ErrorKind.TOKEN_KEY_UNKNOWN);
        assertThat(state().unreadable()).containsExactly(made.key().id());
    }

    @Test
    void toAddAKeyAndToRemoveItIsRecorded() throws Exception {
        try (var desktop = desktop(anna)) {
            var made = add(null);
            assertThat(next(desktop, RelayFrame.Entries.class)
                            .entries()
                            .getFirst()
                            .change())
                    .isInstanceOfSatisfying(Change.SigningKeyAdded.class, change -> {
                        assertThat(change.key()).isEqualTo(made.key());
                        assertThat(change.by().toString()).contains("Anna");
                    });
            var _ = ask(anna, "DELETE", KEYS + "/" + made.key().id(), null);
            assertThat(next(desktop, RelayFrame.Entries.class)
                            .entries()
                            .getFirst()
                            .change())
                    .isInstanceOf(Change.SigningKeyRemoved.class);
        }
    }

    @Test
    void onlyAdminsComeIn() throws Exception {
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "GET", "/agent/integration", null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "POST", KEYS, new AddSigningKey(null)))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "DELETE", KEYS + "/test", null))).isEqualTo(ErrorKind.FORBIDDEN);
    }

    @Test
    void aSiteThatAnAdminAllowsIsAllowedAtOnceAndUntilItIsTakenAway() throws Exception {
        assertThat(error(identify(identity(), OTHER))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
        client.save(anna, new SettingsPage.Sites(List.of(OTHER), 0));
        assertThat(identify(identity(), OTHER).statusCode()).isEqualTo(200);
        assertThat(state().fixedOrigins()).containsExactly(RelayClient.ORIGIN);
        var version = client.snapshot(anna).account().sites().version();
        client.save(anna, new SettingsPage.Sites(List.of(), version));
        assertThat(error(identify(identity(), OTHER))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
        assertThat(identify(identity(), RelayClient.ORIGIN).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingWasSeenBeforeAPageLoadsTheHub() throws Exception {
        assertThat(seen()).isEqualTo(Seen.NOTHING);
        load(RelayClient.ORIGIN + "/products/shirt?utm=1");
        assertThat(seen()).isEqualTo(new Seen(sighting(RelayClient.ORIGIN), null, null, null));
        load(null);
        assertThat(seen().loaded()).isEqualTo(sighting(null));
    }

    @Test
    void aSignInIsSeenAndSoIsWhyOneWasRefused() throws Exception {
        assertThat(identify(identity(), RelayClient.ORIGIN).statusCode()).isEqualTo(200);
        assertThat(seen().accepted()).isEqualTo(sighting(RelayClient.ORIGIN));
        var late = identity();
        clock.move(Duration.ofMinutes(20));
        assertThat(error(identify(late, RelayClient.ORIGIN))).isEqualTo(ErrorKind.TOKEN_EXPIRED);
        assertThat(refusal()).isEqualTo(ErrorKind.TOKEN_EXPIRED);
        assertThat(error(identify("", RelayClient.ORIGIN))).isEqualTo(ErrorKind.TOKEN_MISSING);
        assertThat(refusal()).isEqualTo(ErrorKind.TOKEN_MISSING);
        assertThat(seen().accepted()).isNotNull();
        assertThat(ask(anna, "GET", "/agent/integration", null).body()).doesNotContain("Maria", "c-7");
    }

    @Test
    void aPageOfAnotherSiteIsSeenWhateverItAsksFor() throws Exception {
        load(OTHER + "/");
        assertThat(seen()).isEqualTo(new Seen(null, null, sighting(OTHER), null));
        clock.move(Duration.ofMinutes(1));
        var preflight = HttpRequest.newBuilder()
                .header("Origin", "https://third.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody());
        assertThat(client.send("/widget/session", preflight).statusCode()).isEqualTo(204);
        assertThat(seen().elsewhere()).isEqualTo(sighting("https://third.example"));
        load("https://nonsense example/");
        assertThat(seen().elsewhere()).isEqualTo(sighting("https://third.example"));
    }

    @Test
    void whatWasSeenIsStillKnownAfterARestart() throws Exception {
        load(RelayClient.ORIGIN + "/");
        assertThat(error(identify("", RelayClient.ORIGIN))).isEqualTo(ErrorKind.TOKEN_MISSING);
        var before = seen();
        relay().close();
        startRelay();
        assertThat(seen()).isEqualTo(before);
    }

    private AddedSigningKey add(@Nullable String publicKey) throws Exception {
        return codec.body(ask(anna, "POST", KEYS, new AddSigningKey(publicKey)).body(), AddedSigningKey.class);
    }

    private IntegrationState state() throws Exception {
        return codec.body(ask(anna, "GET", "/agent/integration", null).body(), IntegrationState.class);
    }

    private Seen seen() throws Exception {
        return state().seen();
    }

    private ErrorName refusal() throws Exception {
        return Objects.requireNonNull(Objects.requireNonNull(seen().refused()).refusal())
                .error();
    }

    private Sighting sighting(@Nullable String origin) {
        return new Sighting(clock.instant(), origin, null);
    }

    private String identity() {
        return ShopKey.test().identity("c-7", "Maria Rossi", clock);
    }

    private static ShopKey shopKey(AddedSigningKey made) {
        return new ShopKey(made.key().id(), Base64.getUrlDecoder().decode(Objects.requireNonNull(made.secret())));
    }

    private void load(@Nullable String page) throws Exception {
        var request = HttpRequest.newBuilder().GET();
        var answer = client.send("/widget/sportello.js", page == null ? request : request.header("Referer", page));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> identify(String token, String origin) throws Exception {
        var body = new ShopperBodies.Identify(token, null);
        return client.send(
                "/widget/session",
                HttpRequest.newBuilder()
                        .header("Origin", origin)
                        .POST(BodyPublishers.ofString(codec.encode(body), UTF_8)));
    }
}
