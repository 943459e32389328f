package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sportello.relay.rig.NpmProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The main path in a real Firefox, whose events are not Chromium's in everything.
class HubInFirefoxTest extends HubTest {
    private static final String ANSWER = "The last one is yours.";

    /// Until Firefox has started and its shopper has written.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aShopperChatsInFirefox() {
        assumeTrue(NpmProgram.isInstalled());
        var shopper = newShopper();
        var said = CompletableFuture.supplyAsync(() -> {
            try {
                return NpmProgram.run("firefox.cjs", firefox(), pages().origin() + "/?who=" + shopper, ANSWER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().atMost(PATIENCE).until(() -> said.isDone() || hasTicket(shopper));
        annaReplies(shopper, ANSWER);
        assertThat(said.join())
                .containsExactly(
                        "sent",
                        "answered",
                        "field \"\\ntwo lines\"",
                        "emoji ❤️",
                        "the page heard []",
                        "two tabs",
                        "the second goes on",
                        "reloaded",
                        "closed",
                        "signed out",
                        "faults []");
    }

    private static String firefox() {
        return Stream.of("/usr/bin/firefox-esr", "/usr/bin/firefox")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Install Firefox (Debian: apt-get install firefox-esr)."));
    }
}
