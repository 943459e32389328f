package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import dev.sportello.relay.rig.WebhookReceiver.Received;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.wire.Command;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.WebhookBodies.ResendFailed;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a relay tells by webhooks, to whom, in which order, and how often.
class SentWebhooksTest extends OnWebhooks {

    @Test
    void whatHappensToATicketIsToldInOrder() throws Exception {
        try (var receiver = new WebhookReceiver();
                var desktop = desktop(anna)) {
            say("c-6", "This is from before.");
            make(receiver);
            say("c-7", "Where is my parcel?");
            var ticket = ticket();
            for (var command : List.of(
                    new Command.Reply(id(), ticket.id(), "It comes tomorrow."),
                    new Command.Assign(id(), ticket.id(), null),
                    new Command.CloseTicket(id(), ticket.id(), Long.MAX_VALUE))) {
                send(desktop, command);
                assertThat(acknowledged(desktop, command.id())).isTrue();
            }
            eventually().until(() -> receiver.taken().stream().anyMatch(one -> one.isOf("ticket.closed")));
            var told = receiver.taken();
            assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
            assertThat(told).extracting(Received::id).doesNotHaveDuplicates();
            assertThat(told)
                    .extracting(Received::ticket)
                    .containsOnly(ticket.id().number());
            assertThat(told).noneMatch(one -> one.body().contains("from before"));
            assertThat(told.getFirst().body())
                    .contains("\"type\":\"ticket.opened\"", "\"timestamp\":\"2026-03-01T10:15:30Z\"")
                    .contains("\"id\":\"" + told.getFirst().id() + "\"", "\"channel\":\"web-chat\"")
                    .contains("\"profile\":\"" + ticket.profile() + "\",\"customer\":\"c-7\"");
            assertThat(told)
                    .filteredOn(one -> one.isOf("message.added"))
                    .anyMatch(one -> one.body().contains("\"author\":{\"kind\":\"shopper\"}"))
                    .anyMatch(one -> one.body().contains("It comes tomorrow."));
            assertThat(told).filteredOn(one -> one.isOf("ticket.assigned")).hasSize(2);
        }
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        try (var receiver = new WebhookReceiver();
                var other = new WebhookReceiver()) {
            make(receiver.address(), List.of(Topic.TICKET_OPENED));
            make(other);
            say("c-7", "Where is my parcel?");
            eventually()
                    .until(() -> other.taken().size() >= 2 && !receiver.taken().isEmpty());
            assertThat(receiver.all()).hasSize(1).allMatch(one -> one.isOf("ticket.opened"));
            assertThat(receiver.all().getFirst().id())
                    .isEqualTo(other.taken().getFirst().id());
        }
    }

    @Test
    void whatFailsHoldsBackItsTicketAndNoOther() throws Exception {
        try (var receiver =
                new WebhookReceiver(one -> Answer.of(one.body().contains("\"customer\":\"c-7\"") ? 500 : 204))) {
            var webhook = make(receiver).webhook().webhook();
            say("c-7", "First");
            eventually().until(() -> state(webhook.id()).failing() != null);
            say("c-7", "Second");
            say("c-8", "Hello");
            eventually().until(() -> receiver.taken().size() >= 2);
            assertThat(receiver.all()).filteredOn(one -> one.status() == 500).hasSize(1);
            var refused = new TicketId(receiver.all().getFirst().ticket());
            // What was taken is settled a moment later.
            eventually()
                    .until(() -> deliveries(webhook).stream()
                            .noneMatch(one -> one.settledAt() == null && !refused.equals(one.ticket())));
            assertThat(deliveries(webhook))
                    .filteredOn(one -> one.settledAt() == null)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .filteredOn(one -> one.nextTry() != null)
                    .hasSize(1);

            receiver.answers(_ -> Answer.of(204));
            clock.move(Duration.ofSeconds(7));
            eventually()
                    .until(() ->
                            receiver.taken().stream().anyMatch(one -> one.body().contains("Second")));
            var ofMaria = receiver.taken().stream()
                    .filter(one -> one.body().contains("\"customer\":\"c-7\""))
                    .toList();
            assertThat(ofMaria).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
            assertThat(ofMaria.getFirst().isOf("ticket.opened")).isTrue();
        }
    }

    @Test
    void whoWasErasedIsToldAndNothingElseOfThem() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> Answer.of(500))) {
            var webhook = make(receiver).webhook().webhook();
            say("c-7", "A secret");
            eventually().until(() -> state(webhook.id()).failing() != null);
            var profile = ticket().profile();
            var erase = new EraseProfile("Maria Rossi");
            assertThat(ask(anna, "POST", "/agent/customers/" + profile + "/erase", erase)
                            .statusCode())
                    .isEqualTo(204);
            // Noted as failed, it is tried again when the clock is moved.
            eventually()
                    .until(() -> deliveries(webhook).stream()
                            .anyMatch(one -> one.topic() == Topic.PROFILE_ERASED && one.failure() != null));
            receiver.answers(_ -> Answer.of(204));
            clock.move(Duration.ofSeconds(7));
            eventually().until(() -> state(webhook.id()).waiting() == 0);
            assertThat(receiver.taken()).hasSize(1).first().satisfies(told -> {
                assertThat(told.isOf("profile.erased")).isTrue();
                assertThat(told.body()).contains("\"data\":{\"profile\":\"" + profile + "\"}");
            });
            assertThat(deliveries(webhook)).extracting(WebhookDelivery::failure).contains(WebhookFailure.ERASED);
        }
    }

    @Test
    void oneThatDoesNotAnswerHoldsBackNoOther() throws Exception {
        var open = new CountDownLatch(1);
        try (var silent = new WebhookReceiver(one -> {
                    await(open);
                    return Answer.of(204);
                });
                var other = new WebhookReceiver()) {
            make(silent);
            make(other);
            for (var customer = 0; customer < 12; customer++) {
                say("c-" + customer, "Hello");
            }
            eventually()
                    .until(() -> other.taken().stream()
                                    .filter(one -> one.isOf("message.added"))
                                    .count()
                            >= 12);
            assertThat(silent.all()).isEmpty();
            open.countDown();
            eventually()
                    .until(() -> silent.taken().stream()
                                    .filter(one -> one.isOf("message.added"))
                                    .count()
                            >= 12);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoAsksForAPauseGetsOne() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> new Answer(429, Map.of("Retry-After", "600"), ""))) {
            var webhook = make(receiver).webhook().webhook();
            say("c-7", "First");
            eventually().until(() -> state(webhook.id()).failing() != null);
            say("c-8", "Second");
            eventually().until(() -> state(webhook.id()).waiting() >= 4);
            assertThat(receiver.all()).hasSize(1);
            receiver.answers(_ -> Answer.of(200));
            clock.move(Duration.ofSeconds(590));
            say("c-9", "Third");
            eventually().until(() -> state(webhook.id()).waiting() >= 6);
            assertThat(receiver.taken()).isEmpty();
            clock.move(Duration.ofSeconds(11));
            eventually().until(() -> state(webhook.id()).waiting() == 0);
        }
    }

    @Test
    void whatIsGoneIsSwitchedOffAtOnce() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> Answer.of(410))) {
            var webhook = make(receiver).webhook().webhook();
            say("c-7", "First");
            eventually().until(() -> !state(webhook.id()).webhook().enabled());
            eventually().until(() -> state(webhook.id()).waiting() == 0);
            var state = state(webhook.id());
            assertThat(state.failing()).isNotNull().satisfies(failing -> {
                assertThat(failing.switchedOff()).isTrue();
                assertThat(failing.status()).isEqualTo(410);
            });
            assertThat(deliveries(webhook))
                    .extracting(WebhookDelivery::failure)
                    .containsOnly(WebhookFailure.SWITCHED_OFF);
        }
    }

    @Test
    void whatFailsIsRetriedForDaysThenGivenUpAndItsTicketGoesOn() throws Exception {
        try (var receiver =
                new WebhookReceiver(one -> Answer.of(one.ticket() == 1_001 && one.isOf("ticket.opened") ? 500 : 204))) {
            var webhook = make(receiver).webhook().webhook();
            say("c-7", "First");
            for (var attempt = 1; attempt <= 10; attempt++) {
                var attempts = attempt;
                // Noted as failed, it is tried again when the clock is moved.
                eventually().until(() -> failedTimes(webhook) == attempts);
                // Others arrive meanwhile, so it is not switched off.
                say("c-" + (100 + attempt), "Hello");
                eventually().until(() -> receiver.taken().size() >= 2 * attempts);
                clock.move(Duration.ofHours(29));
            }
            eventually()
                    .until(() -> receiver.taken().stream()
                            .anyMatch(one -> one.ticket() == 1_001 && one.isOf("message.added")));
            var opened = deliveries(webhook).getLast();
            assertThat(opened.attempts()).isEqualTo(10);
            assertThat(opened.settledAt()).isNotNull();
            assertThat(opened.failure()).isEqualTo(WebhookFailure.REFUSED);
        }
    }

    @Test
    void whatFailsForDaysIsSwitchedOffAndCanBeSentAgain() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> Answer.of(503))) {
            var webhook = make(receiver).webhook().webhook();
            say("c-7", "First");
            eventually().until(() -> state(webhook.id()).failing() != null);
            clock.move(Duration.ofDays(5).plusMinutes(1));
            eventually().until(() -> !state(webhook.id()).webhook().enabled());

            receiver.answers(_ -> Answer.of(204));
            var saved = new SaveWebhook(receiver.address(), "", ALL, true);
            assertThat(ask(anna, "PUT", WEBHOOKS + "/" + webhook.id(), saved).statusCode())
                    .isEqualTo(200);
            var since = new ResendFailed(clock.instant().minus(Duration.ofDays(6)));
            var again = ask(anna, "POST", WEBHOOKS + "/" + webhook.id() + "/resend", since);
            assertThat(again.body()).contains("\"deliveries\":");
            eventually().until(() -> state(webhook.id()).waiting() == 0);
            assertThat(receiver.taken())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .satisfies(taken ->
                            assertThat(taken.getFirst().isOf("ticket.opened")).isTrue());

            var first = receiver.taken().getFirst();
            assertThat(ask(anna, "POST", WEBHOOKS + "/" + webhook.id() + "/deliveries/" + first.id() + "/resend", "")
                            .statusCode())
                    .isEqualTo(204);
            eventually()
                    .until(() -> receiver.taken().stream()
                                    .filter(one -> one.id().equals(first.id()))
                                    .count()
                            == 2);
        }
    }

    /// How often what happened first has failed.
    private int failedTimes(Webhook webhook) throws Exception {
        var told = deliveries(webhook);
        return told.isEmpty() || told.getLast().failure() == null
                ? 0
                : told.getLast().attempts();
    }
}
