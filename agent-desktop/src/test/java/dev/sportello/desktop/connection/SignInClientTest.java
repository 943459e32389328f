package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInClientTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @TempDir
    Path folder;

    @Test
    void whoSignsInDoesNotWaitForTheDisk() throws Exception {
        assertNoWait(client -> client.signIn(NOBODY, "anna@shop.example", "secret"));
    }

    @Test
    void whoSetsANewPasswordDoesNotWaitForTheDisk() throws Exception {
        assertNoWait(client -> client.resetPassword(NOBODY, "code", "anna@shop.example", "secret"));
    }

    /// Somebody else has the file meanwhile, as on a disk that does not answer.
    private void assertNoWait(Function<SignInClient, CompletableFuture<SavedSession>> act) throws Exception {
        var tokens = new DeviceTokens(folder.resolve("devices.json"), new DamagedFiles(Clock.systemUTC()));
        var network = new SystemNetwork(ProxySelector.of(null), new SystemTrust(List.of()));
        try (var http = new RelayHttp(Duration.ofSeconds(2), network)) {
            var client = new SignInClient(http, "test", tokens);
            var asked = new CountDownLatch(1);
            var answer = new AtomicReference<CompletableFuture<SavedSession>>();
            synchronized (tokens) {
                Thread.startVirtualThread(() -> {
                    answer.set(act.apply(client));
                    asked.countDown();
                });
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(answer.get()).isNotDone();
            }
            assertThat(Objects.requireNonNull(answer.get())
                            .handle((_, failure) -> failure)
                            .get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(RequestFailed.Offline.class);
        }
    }
}
