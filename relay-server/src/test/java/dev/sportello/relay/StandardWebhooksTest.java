package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.relay.rig.WebhookReceiver.Received;
import dev.sportello.wire.WebhookBodies.RotatedSecret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The library of Standard Webhooks (`standardwebhooks` of npm) verifies what a relay sends. `.ci/run`
/// installs it; elsewhere `npm ci` in `src/test/npm` does.
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class StandardWebhooksTest extends OnWebhooks {

    @Test
    void theOfficialLibraryVerifiesWhatIsSent() throws Exception {
        // The library refuses what is older than five minutes.
        clock.move(Duration.between(clock.instant(), Instant.now()));
        anna = client.signIn("anna@shop.example", PASSWORD).token();
        try (var receiver = new WebhookReceiver()) {
            var made = make(receiver);
            say("c-7", "Dov’è il mio pacco? 📦");
            eventually().until(() -> receiver.taken().size() >= 2);
            for (var received : receiver.taken()) {
                assertThat(verify(made.secret(), received)).isEqualTo("verified " + received.id());
            }
            var first = receiver.taken().getFirst();
            var changed = new Received(
                    first.id(),
                    first.timestamp(),
                    first.signature(),
                    first.body().replace("1001", "1002"),
                    204);
            assertThat(verify(made.secret(), changed)).startsWith("refused");

            var path = WEBHOOKS + "/" + made.webhook().webhook().id();
            var rotated = codec.body(ask(anna, "POST", path + "/secret", "").body(), RotatedSecret.class);
            ask(anna, "POST", path + "/test", "");
            var tested = receiver.all().getLast();
            assertThat(verify(made.secret(), tested)).startsWith("verified");
            assertThat(verify(rotated.secret(), tested)).startsWith("verified");
        }
    }

    private static String verify(String secret, Received received) throws Exception {
        return NpmProgram.run(
                        "webhook.cjs",
                        secret,
                        received.id(),
                        received.timestamp(),
                        received.signature(),
                        received.body())
                .getFirst();
    }
}
