package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey;
import dev.sportello.model.Change;
import dev.sportello.model.Role;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyEndpointsTest extends OnARelay {
    private static final String KEYS = "/agent/api-keys";
    private static final MakeApiKey ORDERS = new MakeApiKey("Shop's server", List.of(ApiKey.Scope.INGEST));

    private String anna = "";

    @BeforeEach
    void signIn() throws Exception {
        anna = admin();
    }

    @Test
    void aKeyIsShownOnceAndThenOnlyHowItBegins() throws Exception {
        var made = make(ORDERS);
        assertThat(made.secret()).startsWith(made.key().start()).hasSize(46);
        assertThat(make(ORDERS).secret()).isNotEqualTo(made.secret());
        assertThat(list()).hasSize(2).contains(made.key());
        assertThat(ask(anna, "GET", KEYS, null).body()).doesNotContain(made.secret());
        assertThat(made.toString()).doesNotContain(made.secret());
        relay().close();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("what stands in " + file.getFileName())
                        .doesNotContain(made.secret());
            }
        }
    }

    @Test
    void toMakeOneAndToRevokeItIsRecorded() throws Exception {
        try (var desktop = desktop(anna)) {
            var made = make(ORDERS);
            assertThat(change(desktop)).isInstanceOfSatisfying(Change.ApiKeyMade.class, change -> {
                assertThat(change.key()).isEqualTo(made.key());
                assertThat(change.by().toString()).contains("Anna");
            });
            assertThat(ask(anna, "DELETE", KEYS + "/" + made.key().id(), null).statusCode())
                    .isEqualTo(204);
            assertThat(change(desktop)).isInstanceOf(Change.ApiKeyRevoked.class);
            assertThat(list()).isEmpty();
            assertThat(error(ask(anna, "DELETE", KEYS + "/" + made.key().id(), null)))
                    .isEqualTo(ErrorKind.NOT_FOUND);
        }
    }

    @Test
    void onlyAdminsComeIn() throws Exception {
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "GET", KEYS, null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "POST", KEYS, ORDERS))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "DELETE", KEYS + "/1", null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask("nobody", "POST", KEYS, ORDERS))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aKeyHasANameAndIsForSomething() throws Exception {
        for (var name : new String[] {"", "  ", "x".repeat(101), "a\u0000b"}) {
            assertThat(error(ask(anna, "POST", KEYS, new MakeApiKey(name, ORDERS.scopes()))))
                    .isEqualTo(ErrorKind.INPUT_INVALID);
        }
        assertThat(error(ask(anna, "POST", KEYS, new MakeApiKey("Shop", List.of()))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        var newer = new MakeApiKey("Shop", List.of(new ApiKey.Scope.Unknown("launch")));
        assertThat(error(ask(anna, "POST", KEYS, newer))).isEqualTo(ErrorKind.MALFORMED);
        assertThat(error(ask(anna, "DELETE", KEYS + "/one", null))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(list()).isEmpty();
    }

    private MadeApiKey make(MakeApiKey asked) throws Exception {
        return codec.body(ask(anna, "POST", KEYS, asked).body(), MadeApiKey.class);
    }

    private List<ApiKey> list() throws Exception {
        return codec.body(ask(anna, "GET", KEYS, null).body(), ApiKeyList.class).keys();
    }

    private Change change(WebSocketLink desktop) throws Exception {
        return next(desktop, RelayFrame.Entries.class).entries().getFirst().change();
    }
}
