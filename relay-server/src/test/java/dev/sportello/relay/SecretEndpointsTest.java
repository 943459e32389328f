package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.wire.AgentBodies.SecretList;
import dev.sportello.wire.AgentBodies.SecretState;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ErrorKind;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretEndpointsTest extends OnARelay {
    private static final String VALUE = "correct horse battery";
    private static final String SMTP = "/agent/secrets/smtp-password";

    private String anna = "";

    @BeforeEach
    void signIn() throws Exception {
        anna = admin();
    }

    @Test
    void aSecretIsSetAndReplacedAndNeverTold() throws Exception {
        assertThat(list()).extracting(SecretState::setAt).containsOnlyNulls();
        assertThat(ask(anna, "PUT", SMTP, new SetSecret(VALUE)).statusCode()).isEqualTo(204);
        var answer = ask(anna, "GET", "/agent/secrets", null);
        assertThat(answer.body()).doesNotContain(VALUE);
        assertThat(codec.body(answer.body(), SecretList.class).secrets())
                .containsExactly(
                        new SecretState("smtp-password", clock.instant()),
                        new SecretState("imap-password", null),
                        new SecretState("sms-auth-token", null),
                        new SecretState("shopify-webhooks", null),
                        new SecretState("woocommerce-webhooks", null));
        assertThat(ask(anna, "PUT", SMTP, new SetSecret(VALUE + "!")).statusCode())
                .isEqualTo(204);
        assertThat(error(ask(anna, "GET", SMTP, null))).isEqualTo(ErrorKind.NOT_FOUND);
        for (var time = 0; time < 2; time++) {
            assertThat(ask(anna, "DELETE", SMTP, null).statusCode()).isEqualTo(204);
        }
        assertThat(list()).extracting(SecretState::setAt).containsOnlyNulls();
    }

    @Test
    void onlyAdminsComeIn() throws Exception {
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "GET", "/agent/secrets", null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "PUT", SMTP, new SetSecret(VALUE)))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "DELETE", SMTP, null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask("nobody", "PUT", SMTP, new SetSecret(VALUE)))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void onlyWhatTheRelayUsesIsTaken() throws Exception {
        var other = ask(anna, "PUT", "/agent/secrets/launch-code", new SetSecret(VALUE));
        assertThat(error(other)).isEqualTo(ErrorKind.NOT_FOUND);
        for (var wrong : new String[] {"", "  ", "x".repeat(1_001), "a\u0000b"}) {
            assertThat(error(ask(anna, "PUT", SMTP, new SetSecret(wrong)))).isEqualTo(ErrorKind.INPUT_INVALID);
        }
        assertThat(list()).extracting(SecretState::setAt).containsOnlyNulls();
    }

    @Test
    void withoutItsKeyNothingIsStored() throws Exception {
        assertThat(ask(anna, "PUT", SMTP, new SetSecret(VALUE)).statusCode()).isEqualTo(204);
        Files.delete(folder.resolve("secrets-key"));
        var answer = ask(anna, "PUT", "/agent/secrets/sms-auth-token", new SetSecret(VALUE));
        assertThat(error(answer)).isEqualTo(ErrorKind.STORAGE_FAILED);
        assertThat(answer.body())
                .contains("The operator should look at the log")
                .doesNotContain(folder.toString());
    }

    private List<SecretState> list() throws Exception {
        return codec.body(ask(anna, "GET", "/agent/secrets", null).body(), SecretList.class)
                .secrets();
    }
}
