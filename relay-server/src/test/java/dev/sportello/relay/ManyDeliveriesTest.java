package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.wire.WebhookBodies.ResendFailed;
import dev.sportello.wire.WebhookBodies.Resent;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// What is done about many deliveries at once holds up neither chats nor other changes.
class ManyDeliveriesTest extends OnWebhooks {
    private static final int LANES = 300;
    private static final int MANY = 1_200;

    @Test
    void aRemovalDoesNotWaitForDeliveries() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> Answer.of(500))) {
            var webhook = failing(receiver);
            try (var other = holdDeliveries()) {
                assertThat(ask(anna, "DELETE", WEBHOOKS + "/" + webhook.id(), null)
                                .statusCode())
                        .isEqualTo(204);
                assertThat(list().webhooks()).isEmpty();
                say("c-8", "Anybody there?");
                other.rollback();
            }
            eventually().until(() -> count("webhook") == 0);
            assertThat(count("webhook_delivery")).isZero();
        }
    }

    @Test
    void aSwitchOffDoesNotWaitForDeliveries() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> Answer.of(500))) {
            var webhook = failing(receiver);
            try (var other = holdDeliveries()) {
                save(webhook, false);
                say("c-8", "Anybody there?");
                other.rollback();
            }
            eventually().until(() -> state(webhook.id()).waiting() == 0);
            assertThat(deliveries(webhook))
                    .extracting(WebhookDelivery::failure)
                    .containsOnly(WebhookFailure.SWITCHED_OFF);
        }
    }

    @Test
    void allThatFailedWaitsAgainInTheOrderOfItsTicket() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            var webhook = make(receiver).webhook().webhook();
            save(webhook, false);
            addFailed(webhook);
            assertThat(resendFailed(webhook)).isEqualTo(MANY);
            assertThat(resendFailed(webhook)).isZero();
            assertThat(state(webhook.id()).waiting()).isEqualTo(MANY);
            assertThat(count("webhook_delivery where next_try is not null")).isEqualTo(LANES);
            assertThat(count("webhook_delivery where next_try is not null and sequence < " + (LANES - MANY)))
                    .isEqualTo(LANES);
        }
    }

    @Test
    void whatIsGivenUpIsNotSentWhereAWebhookIsSoonOnAgain() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            var webhook = make(receiver).webhook().webhook();
            save(webhook, false);
            addFailed(webhook);
            assertThat(resendFailed(webhook)).isEqualTo(MANY);
            save(webhook, false);
            save(webhook, true);
            say("c-7", "Now");
            eventually()
                    .until(() ->
                            receiver.taken().stream().anyMatch(one -> one.body().contains("\"text\":\"Now\"")));
            assertThat(count("webhook_delivery where lane is not null and sequence < 0"))
                    .isZero();
            assertThat(count("webhook_delivery where failure = 'switched-off'")).isEqualTo(MANY);
        }
    }

    /// A webhook for which deliveries wait.
    private Webhook failing(WebhookReceiver receiver) throws Exception {
        var webhook = make(receiver).webhook().webhook();
        say("c-7", "First");
        eventually()
                .until(() -> state(webhook.id()).failing() != null
                        && state(webhook.id()).waiting() >= 2);
        return webhook;
    }

    private void save(Webhook webhook, boolean enabled) throws Exception {
        var saved = new SaveWebhook(webhook.url(), "", ALL, enabled);
        assertThat(ask(anna, "PUT", WEBHOOKS + "/" + webhook.id(), saved).statusCode())
                .isEqualTo(200);
    }

    private int resendFailed(Webhook webhook) throws Exception {
        var since = new ResendFailed(clock.instant().minus(Duration.ofDays(1)));
        var answer = ask(anna, "POST", WEBHOOKS + "/" + webhook.id() + "/resend", since);
        return codec.body(answer.body(), Resent.class).deliveries();
    }

    private void addFailed(Webhook webhook) {
        database().useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into webhook_delivery (webhook, id, topic, ticket, sequence, at, attempts, settled_at, failure)
                    values (:webhook, :id, 'message.added', :ticket, :sequence, :at, 10, :at, 'refused')""");
            for (var i = 0; i < MANY; i++) {
                batch.bind("webhook", webhook.id().value())
                        .bind("id", new UUID(0, i))
                        .bind("ticket", 1 + i % LANES)
                        .bind("sequence", i - MANY)
                        .bind("at", clock.instant())
                        .add();
            }
            batch.execute();
        });
    }

    /// Somebody else is at work on all deliveries.
    private Handle holdDeliveries() {
        var handle = database().open().begin();
        var _ = handle.createQuery("select id from webhook_delivery for update")
                .mapTo(UUID.class)
                .list();
        return handle;
    }

    private int count(String what) {
        return database()
                .withHandle(handle -> handle.createQuery("select count(*) from " + what)
                        .mapTo(Integer.class)
                        .one());
    }

    private Jdbi database() {
        var file = new DatabaseFile(folder).path().toAbsolutePath().toString().replace(".mv.db", "");
        return Jdbi.create("jdbc:h2:file:" + file, "relay", "");
    }
}
