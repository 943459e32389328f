package dev.sportello.desktop;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.relay.rig.TestAgents;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The desktop in a process of its own, which signs in, loads all tickets and says how long that took. Runs until it is
/// killed.
final class LoadingDesktop {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofMillis(20);

    /// @param arguments the desktop's folder, empty; the relay
    public static void main(String[] arguments) throws Exception {
        Fx.pulses(1);
        var began = System.nanoTime();
        var desktop = RunningDesktop.signIn(
                Path.of(arguments[0]), URI.create(arguments[1]), TestAgents.ANNA.email(), TestAgents.PASSWORD);
        await("tickets in the list").atMost(PATIENCE).pollInterval(POLL).until(desktop::showsTickets);
        var first = System.nanoTime() - began;
        await("all tickets").atMost(PATIENCE).pollInterval(POLL).until(() -> !desktop.loads());
        var all = System.nanoTime() - began;
        System.out.println("Relay ready at desktop:" + first + "-" + all);
        new CountDownLatch(1).await();
    }

    /// Until the first tickets were shown, and until all had come.
    static List<Duration> times(URI said) {
        return Arrays.stream(said.getSchemeSpecificPart().split("-"))
                .map(Long::parseLong)
                .map(Duration::ofNanos)
                .toList();
    }

    private LoadingDesktop() {}
}
