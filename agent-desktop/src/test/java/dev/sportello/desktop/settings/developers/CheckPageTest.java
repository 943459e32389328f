package dev.sportello.desktop.settings.developers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CheckPageTest {

    @Test
    void theCodeStandsBehindTheHashWhereNoLogSeesIt() {
        var apiKeys = new DevelopersActs.OfApiKeys(
                () -> CompletableFuture.completedFuture(new ApiKeyList(List.of())),
                _ -> new CompletableFuture<>(),
                _ -> new CompletableFuture<>());
        var integration = new DevelopersActs.OfIntegration(
                CompletableFuture::new,
                _ -> new CompletableFuture<>(),
                _ -> new CompletableFuture<>(),
                (_, _) -> new CompletableFuture<>(),
                CompletableFuture::new,
                _ -> {});
        var acts = new DevelopersActs(apiKeys, integration, URI.create("https://shop.example/support"));
        assertThat(acts.checkPage(new OpenedCheck("q3Jx-_", Instant.EPOCH)))
                .isEqualTo(URI.create("https://shop.example/support/widget/check#q3Jx-_"));
    }
}
