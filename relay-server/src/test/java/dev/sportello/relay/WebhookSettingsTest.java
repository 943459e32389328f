package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Role;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.model.WebhookFailure;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import dev.sportello.relay.rig.WebhookReceiver.Received;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.WebhookBodies.RotatedSecret;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Where admins say where webhooks go.
class WebhookSettingsTest extends OnWebhooks {

    @Test
    void aSecretIsToldOnceAndStandsNowhereInPlainText() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            var made = make(receiver);
            assertThat(made.secret()).startsWith("whsec_");
            assertThat(ask(anna, "GET", WEBHOOKS, null).body())
                    .contains(receiver.address().toString())
                    .doesNotContain(made.secret());
            relay().close();
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as("what stands in " + file.getFileName())
                            .doesNotContain(made.secret().substring(6));
                }
            }
        }
    }

    @Test
    void bothSecretsSignUntilADayAfterANewOne() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            var webhook = make(receiver).webhook().webhook();
            var path = WEBHOOKS + "/" + webhook.id() + "/secret";
            var rotated = codec.body(ask(anna, "POST", path, "").body(), RotatedSecret.class);
            assertThat(rotated.secret()).startsWith("whsec_");
            assertThat(state(webhook.id()).earlierSecretUntil()).isEqualTo(rotated.earlierUntil());
            test(webhook.id().value());
            clock.move(Duration.ofDays(1));
            test(webhook.id().value());
            assertThat(receiver.all().get(0).signature().split(" ")).hasSize(2);
            assertThat(receiver.all().get(1).signature().split(" ")).hasSize(1);
            assertThat(state(webhook.id()).earlierSecretUntil()).isNull();
        }
    }

    @Test
    void twoAdminsWhoAskForASecretGetOneThatSigns() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            var webhook = make(receiver).webhook().webhook();
            var path = WEBHOOKS + "/" + webhook.id() + "/secret";
            List<HttpResponse<String>> answers;
            try (var admins = Executors.newVirtualThreadPerTaskExecutor()) {
                var asked = admins.invokeAll(
                        Collections.<Callable<HttpResponse<String>>>nCopies(4, () -> ask(anna, "POST", path, "")));
                answers = asked.stream().map(Future::resultNow).toList();
            }
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 200)
                    .hasSize(1)
                    .first()
                    .satisfies(answer -> {
                        var secret =
                                codec.body(answer.body(), RotatedSecret.class).secret();
                        test(webhook.id().value());
                        assertThat(receiver.all().getFirst().signature().split(" "))
                                .hasSize(2)
                                .contains(signature(secret, receiver.all().getFirst()));
                    });
            assertThat(error(ask(anna, "POST", path, ""))).isEqualTo(ErrorKind.INPUT_INVALID);
            clock.move(Duration.ofDays(1));
            assertThat(ask(anna, "POST", path, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTestTellsHowTheAddressAnswered() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> new Answer(503, Map.of(), "Out of order"))) {
            var id = make(receiver).webhook().webhook().id().value();
            assertThat(test(id)).isEqualTo(new TestAnswer(503, WebhookFailure.REFUSED, "Out of order"));
            receiver.answers(_ -> new Answer(200, Map.of(), "Thanks"));
            assertThat(test(id)).isEqualTo(new TestAnswer(200, null, "Thanks"));
            assertThat(receiver.all().getLast().isOf("webhook.test")).isTrue();
            assertThat(deliveries(list().webhooks().getFirst().webhook())).isEmpty();
        }
    }

    @Test
    void onlyAdminsComeIn() throws Exception {
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        var save = new SaveWebhook(URI.create("https://erp.example"), "", ALL, true);
        var one = WEBHOOKS + "/" + UUID.randomUUID();
        assertThat(error(ask(marco, "GET", WEBHOOKS, null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "POST", WEBHOOKS, save))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "PUT", one, save))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "DELETE", one, null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "GET", one + "/deliveries", null))).isEqualTo(ErrorKind.FORBIDDEN);
        for (var act : List.of("/secret", "/test", "/resend", "/deliveries/1/resend")) {
            assertThat(error(ask(marco, "POST", one + act, ""))).isEqualTo(ErrorKind.FORBIDDEN);
            assertThat(error(ask("nobody", "POST", one + act, ""))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        }
        assertThat(error(ask(anna, "POST", one + "/test", ""))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error(ask(anna, "DELETE", WEBHOOKS + "/one", null))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void anAddressThatCannotBeOneIsRefused() throws Exception {
        for (var url : List.of(
                "ftp://erp.example",
                "https://user:secret@erp.example",
                "https://erp.example/#here",
                "https://erp.example:22",
                "https://10.0.0.7",
                "https://[fd00::1]/hook",
                "/hook")) {
            assertThat(error(ask(anna, "POST", WEBHOOKS, new SaveWebhook(URI.create(url), "", ALL, true))))
                    .as(url)
                    .isEqualTo(ErrorKind.INPUT_INVALID);
        }
        var url = URI.create("https://erp.example");
        assertThat(error(ask(anna, "POST", WEBHOOKS, new SaveWebhook(url, "", List.of(), true))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(ask(anna, "POST", WEBHOOKS, new SaveWebhook(url, "x".repeat(101), ALL, true))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(list().webhooks()).isEmpty();
        assertThat(list().privateAllowed()).isTrue();
    }

    @Test
    void eachChangeIsRecordedWithoutTheAddress() throws Exception {
        try (var desktop = desktop(anna)) {
            var url = URI.create("https://erp.example/hook?password=1234");
            var id = make(url, List.of(Topic.TICKET_CLOSED)).webhook().webhook().id();
            assertThat(change(desktop)).isInstanceOfSatisfying(Change.WebhookSaved.class, change -> {
                assertThat(change.host()).isEqualTo("erp.example");
                assertThat(change.toString()).doesNotContain("1234");
            });
            var off = new SaveWebhook(url, "Off", List.of(Topic.TICKET_CLOSED), false);
            assertThat(ask(anna, "PUT", WEBHOOKS + "/" + id, off).statusCode()).isEqualTo(200);
            assertThat(change(desktop)).isInstanceOf(Change.WebhookSaved.class);
            ask(anna, "POST", WEBHOOKS + "/" + id + "/secret", "");
            assertThat(change(desktop)).isInstanceOf(Change.WebhookSecretChanged.class);
            assertThat(ask(anna, "DELETE", WEBHOOKS + "/" + id, null).statusCode())
                    .isEqualTo(204);
            assertThat(change(desktop)).isInstanceOf(Change.WebhookRemoved.class);
            assertThat(list().webhooks()).isEmpty();
        }
    }

    @Test
    void whatIsSwitchedOffHearsNothingUntilItIsOnAgain() throws Exception {
        try (var receiver = new WebhookReceiver();
                var other = new WebhookReceiver()) {
            var id = make(receiver).webhook().webhook().id();
            make(other);
            ask(anna, "PUT", WEBHOOKS + "/" + id, new SaveWebhook(receiver.address(), "", ALL, false));
            say("c-7", "While it is off");
            eventually().until(() -> other.taken().size() >= 2);
            ask(anna, "PUT", WEBHOOKS + "/" + id, new SaveWebhook(receiver.address(), "", ALL, true));
            say("c-7", "Now");
            eventually().until(() -> !receiver.taken().isEmpty());
            assertThat(receiver.taken().getFirst().body()).contains("\"text\":\"Now\"");
        }
    }

    private static String signature(String secret, Received told) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = told.id() + "." + told.timestamp() + "." + told.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private TestAnswer test(UUID id) throws Exception {
        return codec.body(ask(anna, "POST", WEBHOOKS + "/" + id + "/test", "").body(), TestAnswer.class);
    }

    private Change change(WebSocketLink desktop) throws Exception {
        return next(desktop, RelayFrame.Entries.class).entries().getFirst().change();
    }
}
