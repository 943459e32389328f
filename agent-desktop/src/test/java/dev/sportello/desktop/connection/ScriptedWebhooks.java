package dev.sportello.desktop.connection;

import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.model.WebhookFailure;
import dev.sportello.model.WebhookId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.WebhookBodies.DeliveryPage;
import dev.sportello.wire.WebhookBodies.Failing;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.Resent;
import dev.sportello.wire.WebhookBodies.RotatedSecret;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The webhooks of a scripted relay, which sends nothing. Thread-safe.
public final class ScriptedWebhooks {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    private static final String PATH = "/agent/webhooks";
    private static final Instant TEN_MINUTES_AGO = Shop.NOW.minus(Duration.ofMinutes(10));

    /// Those that there are.
    public final List<WebhookState> all = new CopyOnWriteArrayList<>();

    /// The deliveries that were to be sent again.
    public final List<String> resent = new CopyOnWriteArrayList<>();

    private final Codec codec;
    private volatile TestAnswer tested = new TestAnswer(200, null, "");

    /// What passes each request on.
    @FunctionalInterface
    interface Gate {
        void pass(Context request, Handler act) throws Exception;
    }

    ScriptedWebhooks(Codec codec) {
        this.codec = codec;
    }

    /// One that works, one that fails, and one that is switched off.
    public void addSamples() {
        all.add(new WebhookState(
                webhook("https://erp.bottega.example/sportello", "Order system", true),
                0,
                Shop.NOW.minusSeconds(90),
                null,
                null));
        all.add(new WebhookState(
                webhook("https://stats.bottega.example/hooks/chat", "", true),
                7,
                TEN_MINUTES_AGO,
                new Failing(TEN_MINUTES_AGO, WebhookFailure.REFUSED, 503, false),
                null));
        all.add(new WebhookState(
                webhook("https://old.bottega.example/", "The old shop", false),
                0,
                null,
                new Failing(Shop.NOW.minus(Duration.ofDays(6)), WebhookFailure.UNREACHABLE, null, true),
                null));
    }

    /// How the next tests are answered.
    public void answers(TestAnswer answer) {
        tested = answer;
    }

    private static Webhook webhook(String url, String description, boolean enabled) {
        var id = new WebhookId(UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)));
        return new Webhook(id, URI.create(url), description, List.of(Topic.Known.values()), enabled, Shop.NOW);
    }

    void answer(RoutesConfig routes, Gate gate) {
        routes.get(PATH, request -> gate.pass(request, this::list));
        routes.post(PATH, request -> gate.pass(request, this::make));
        routes.put(PATH + "/{id}", request -> gate.pass(request, this::change));
        routes.delete(PATH + "/{id}", request -> gate.pass(request, this::remove));
        routes.post(PATH + "/{id}/secret", request -> gate.pass(request, this::rotate));
        routes.post(PATH + "/{id}/test", request -> gate.pass(request, this::test));
        routes.get(PATH + "/{id}/deliveries", request -> gate.pass(request, this::deliveries));
        routes.post(PATH + "/{id}/deliveries/{delivery}/resend", request -> gate.pass(request, this::resend));
        routes.post(PATH + "/{id}/resend", request -> gate.pass(request, this::resendFailed));
    }

    private void list(Context request) {
        request.result(codec.encode(new WebhookList(List.copyOf(all), false)));
    }

    private void make(Context request) throws Exception {
        var asked = codec.body(request.body(), SaveWebhook.class);
        if (String.valueOf(asked.url().getHost()).startsWith("10.")) {
            refuse(request, ErrorKind.INPUT_INVALID, "Webhooks go to addresses of the internet.");
            return;
        }
        var made = new WebhookState(saved(new WebhookId(UUID.randomUUID()), asked), 0, null, null, null);
        all.add(made);
        request.result(codec.encode(new MadeWebhook(made, SECRET)));
    }

    private static Webhook saved(WebhookId id, SaveWebhook asked) {
        return new Webhook(id, asked.url(), asked.description(), asked.topics(), asked.enabled(), Shop.NOW);
    }

    private void change(Context request) throws Exception {
        var asked = codec.body(request.body(), SaveWebhook.class);
        var next = replace(
                request,
                before -> new WebhookState(
                        saved(before.webhook().id(), asked), before.waiting(), before.deliveredAt(), null, null));
        request.result(codec.encode(next));
    }

    private void remove(Context request) {
        all.remove(found(request));
        request.status(204);
    }

    private void rotate(Context request) {
        if (found(request).earlierSecretUntil() != null) {
            refuse(request, ErrorKind.INPUT_INVALID, "An earlier secret still signs.");
            return;
        }
        var until = Shop.NOW.plus(Duration.ofDays(1));
        var _ = replace(
                request,
                before -> new WebhookState(
                        before.webhook(), before.waiting(), before.deliveredAt(), before.failing(), until));
        request.result(codec.encode(new RotatedSecret(SECRET, until)));
    }

    private void test(Context request) {
        request.result(codec.encode(tested));
    }

    private void deliveries(Context request) {
        var told = new ArrayList<WebhookDelivery>();
        told.add(delivery(4_714, Topic.TICKET_CLOSED, null, null, null, null));
        told.add(delivery(4_713, Topic.MESSAGE_ADDED, 3, 503, Shop.NOW.plus(Duration.ofMinutes(28)), null));
        told.add(delivery(4_712, Topic.TICKET_ASSIGNED, 1, null, null, TEN_MINUTES_AGO));
        told.add(delivery(4_711, Topic.MESSAGE_ADDED, 10, 500, null, TEN_MINUTES_AGO));
        request.result(codec.encode(new DeliveryPage(told, false)));
    }

    private static WebhookDelivery delivery(
            long sequence,
            Topic topic,
            @Nullable Integer attempts,
            @Nullable Integer status,
            @Nullable Instant next,
            @Nullable Instant settled) {
        return new WebhookDelivery(
                new UUID(9, sequence),
                topic,
                new TicketId(1_042),
                sequence,
                TEN_MINUTES_AGO,
                attempts == null ? 0 : attempts,
                status == null ? null : WebhookFailure.REFUSED,
                status,
                next,
                settled);
    }

    private void resend(Context request) {
        resent.add(request.pathParam("delivery"));
        request.status(204);
    }

    private void resendFailed(Context request) {
        request.result(codec.encode(new Resent(3)));
    }

    private WebhookState replace(Context request, UnaryOperator<WebhookState> change) {
        var before = found(request);
        var next = change.apply(before);
        all.set(all.indexOf(before), next);
        return next;
    }

    private WebhookState found(Context request) {
        return all.stream()
                .filter(state -> state.webhook().id().toString().equals(request.pathParam("id")))
                .findFirst()
                .orElseThrow();
    }

    private void refuse(Context request, ErrorKind error, String sentence) {
        request.status(error.status()).result(codec.encode(new Refusal(error, sentence, false, null)));
    }
}
