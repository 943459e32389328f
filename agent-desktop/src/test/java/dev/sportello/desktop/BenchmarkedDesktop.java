package dev.sportello.desktop;

import dev.sportello.relay.demo.SampleRelay;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The desktop in a process of its own, which says when its inbox shows tickets. Runs until it is killed.
final class BenchmarkedDesktop {

    /// @param arguments the desktop's folder; and the relay, to sign in first
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var desktop = arguments.length > 1
                ? RunningDesktop.signIn(folder, URI.create(arguments[1]), "anna@bottega.example", SampleRelay.PASSWORD)
                : RunningDesktop.open(folder);
        var _ = desktop.awaitInbox();
        System.out.println("Relay ready at desktop:shown");
        new CountDownLatch(1).await();
    }

    private BenchmarkedDesktop() {}
}
