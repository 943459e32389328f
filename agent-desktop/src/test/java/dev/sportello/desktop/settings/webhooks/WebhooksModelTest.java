package dev.sportello.desktop.settings.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookId;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The list of webhooks while answers of the relay overtake each other.
class WebhooksModelTest {
    private static final WebhookState FIRST = state("https://erp.example/hook");
    private static final WebhookState SECOND = state("https://stats.example/hook");

    private final List<CompletableFuture<WebhookList>> lists = new ArrayList<>();
    private final CompletableFuture<MadeWebhook> made = new CompletableFuture<>();
    private final CompletableFuture<String> removed = new CompletableFuture<>();
    private final WebhooksModel webhooks = new WebhooksModel(
            new WebhookActs(
                    () -> {
                        var list = new CompletableFuture<WebhookList>();
                        lists.add(list);
                        return list;
                    },
                    new WebhookActs.Changing(
                            _ -> made,
                            (_, _) -> new CompletableFuture<>(),
                            _ -> removed,
                            _ -> new CompletableFuture<>()),
                    new WebhookActs.Delivering(
                            _ -> new CompletableFuture<>(),
                            _ -> new CompletableFuture<>(),
                            (_, _) -> new CompletableFuture<>(),
                            (_, _) -> new CompletableFuture<>())),
            Clock.systemUTC());

    @Test
    void aListThatWasAskedForBeforeOneWasMadeDoesNotTakeItAwayWithItsSecret() throws Exception {
        Fx.run(webhooks::load);
        make();
        lists(0, FIRST);
        assertThat(ids()).contains(SECOND.webhook().id());
        Fx.run(() -> assertThat(webhooks.items().getLast().secret().get()).isEqualTo("whsec"));
    }

    @Test
    void oneThatAListHasBroughtAlreadyIsNotThereTwice() throws Exception {
        Fx.run(() -> {
            webhooks.load();
            webhooks.make(edit());
        });
        lists(0, FIRST, SECOND);
        answered();
        assertThat(ids()).containsExactly(FIRST.webhook().id(), SECOND.webhook().id());
        Fx.run(() -> assertThat(webhooks.items().getLast().secret().get()).isEqualTo("whsec"));
    }

    @Test
    void aListThatWasAskedForBeforeOneWasRemovedDoesNotBringItBack() throws Exception {
        Fx.run(webhooks::load);
        lists(0, FIRST, SECOND);
        Fx.run(() -> {
            webhooks.load();
            webhooks.remove(webhooks.items().getFirst());
        });
        Fx.run(() -> removed.complete(""));
        lists(1, FIRST, SECOND);
        assertThat(ids()).containsExactly(SECOND.webhook().id());
    }

    private void make() throws Exception {
        Fx.run(() -> webhooks.make(edit()));
        answered();
    }

    private void answered() throws Exception {
        Fx.run(() -> made.complete(new MadeWebhook(SECOND, "whsec")));
        Fx.run(() -> {});
    }

    /// The relay answers a question about the list.
    private void lists(int question, WebhookState... all) throws Exception {
        Fx.run(() -> lists.get(question).complete(new WebhookList(List.of(all), false)));
        Fx.run(() -> {});
    }

    private List<WebhookId> ids() throws Exception {
        return Fx.get(() -> webhooks.items().stream().map(WebhookItem::id).toList());
    }

    private static WebhookEdit edit() {
        var edit = new WebhookEdit(null, false);
        edit.url().set("https://stats.example/hook");
        return edit;
    }

    private static WebhookState state(String url) {
        var webhook = new Webhook(
                new WebhookId(UUID.randomUUID()),
                URI.create(url),
                "",
                List.of(Webhook.Topic.TICKET_OPENED),
                true,
                Instant.EPOCH);
        return new WebhookState(webhook, 0, null, null, null);
    }
}
